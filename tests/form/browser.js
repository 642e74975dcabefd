// SPDX-License-Identifier: MIT
// The page in a real browser, used as a person uses it. What it shows is compared with what the program prints for the
// command line that stands beside it.
//
//   node browser.js CHROMIUM PAGE PROGRAM [PICTURES]      PICTURES: a folder for screenshots
'use strict';
const assert = require('assert');
const {execFileSync, spawnSync} = require('child_process');
const fs = require('fs');
const path = require('path');
const {launch} = require('./chromium.js');

const [, , chromium, html, native, pictures] = process.argv;
const address = 'file://' + path.resolve(html);
const binary = path.resolve(native);
const text = selector => `document.querySelector(${JSON.stringify(selector)})?.textContent`;
const FRAME = `document.querySelector('iframe')?.srcdoc`;
const READY = `document.querySelector('[role=tab]') !== null`;
const LIST = 'id,command,target,from,age\np1,titrate,20,,48\np2,taper,,5,\np3,titrate,62,,48\n';
let checks = 0;

function is(found, expected, what) {
    checks++;
    assert.deepStrictEqual(found, expected, what);
}

function has(whole, part, what) {
    checks++;
    assert.ok(whole.includes(part), `${what}: ${JSON.stringify(part)} is not in ${JSON.stringify(whole.slice(0, 400))}`);
}

// A command line as it was copied, typed into a shell.
function shell(line, folder = '.') {
    const ran = spawnSync('sh', ['-c', `baclofene() { '${binary}' "$@"; }; ${line}`], {cwd: folder, env: {},
        maxBuffer: 1 << 28});
    return {out: ran.stdout, err: ran.stderr.toString(), status: ran.status};
}

const words = file => execFileSync('pdftotext', ['-layout', file, '-']).toString();

async function main(browser) {
    const page = await browser.open(address);
    await page.until(READY);
    await page.size(1200, 900);
    const errors = () => page.heard().filter(one => one.method === 'Runtime.exceptionThrown' ||
        one.method === 'Log.entryAdded').map(one => JSON.stringify(one.params));
    const file = name => path.join(browser.home, name);
    const line = () => page.ask(text('#command-line'));
    const asPrinted = async what => {
        const ran = shell(await line(), browser.home);
        is(await page.ask(FRAME), ran.out.toString(), what);
        return ran;
    };
    const onPaper = () => page.ask(`(() => { dispatchEvent(new Event('beforeprint')); const said = ${text('#paper')};
        dispatchEvent(new Event('afterprint')); return said; })()`);
    const noSheet = async what => {
        is(await page.ask(`document.getElementById('frame').children.length`), 0, what);
        has(['No sheet yet.', 'Pas encore de fiche.'], await onPaper(), what);
    };
    const messageAt = name => page.ask(text('#problem-' + name));
    const picture = async (name, whole) => {
        if (pictures) {
            await page.ask('scrollTo(0, 0)');
            await new Promise(done => setTimeout(done, 1500)); // until the frame is painted
            await page.picture(path.join(pictures, name + '.png'), whole);
        }
    };
    const choose = async (protocol = 'rtu-2014') => page.click(`#field-protocol input[value=${protocol}]`);

    // Nothing is chosen in silence: each protocol with its status, and no sheet before one is chosen.
    await noSheet('no sheet at the beginning');
    is(await page.ask(`document.querySelectorAll('input[name=protocol]:checked').length`), 0, 'no protocol is chosen');
    for (const status of ['RTU 2014: HISTORICAL', 'AMM 2021: in force since 18 Nov 2021.']) {
        has(await page.ask(text('#field-protocol')), status, 'status of a protocol');
    }
    await page.type('#field-target', '60');
    await noSheet('no sheet without a protocol');

    // A first sheet, to the byte.
    await choose();
    await asPrinted('a first sheet');
    await page.click('[data-today=start]');
    has(await line(), '--start=2', 'a day');
    await asPrinted('with its day');
    await page.type('#field-patient', `O'Neill $x "<b>½</b>"`);
    has((await asPrinted('a name that a shell and a browser would change')).out.toString(), '&lt;b&gt;½', 'escaped');
    has(await onPaper(), `O'Neill $x "<b>½</b>"`, 'the name on paper');
    await picture('first-sheet');

    // What cannot be understood stands at its field, in the program's words, and the sheet is gone.
    await page.type('#field-target', '62');
    await noSheet('no sheet beside an error');
    const wrong = shell('baclofene titrate --target=62').err.replace('baclofene: ', '').trim();
    is(await messageAt('target'), wrong, 'the words at the field');
    is(await page.ask(`document.getElementById('field-target').getAttribute('aria-invalid')`), 'true', 'marked');
    await picture('error');
    await page.type('#field-target', '130');
    has(await messageAt('age'), '--age YEARS', 'what is missing');
    await noSheet('no sheet without the age');

    // Over 65: what must be settled stands on top.
    await page.type('#field-age', '70');
    await asPrinted('over 65');
    has(await page.ask(text('#findings li')), '120 mg/day at 70 years needs the collegial opinion', 'the gate on top');
    is(await page.ask(`document.getElementById('field-birth-date').disabled`), true, 'what is excluded');
    await picture('over-65');

    // A refusal: its words, and no sheet.
    await page.click('#field-condition input[value=epilepsy]');
    await noSheet('no sheet beside a refusal');
    has(await page.ask(text('#findings')), 'contraindication: epilepsy', 'why');
    has(await page.ask(text('#said')), 'refuses', 'that it is refused');
    await picture('refusal');
    await page.click('#field-condition input[value=epilepsy]');
    await asPrinted('taken back');

    // The language: the sheet, the form, and the date as it is written there.
    await page.type('#field-start', '2026-11-23');
    await page.click('#language-fr');
    is(await page.ask(`document.getElementById('field-start').value`), '23/11/2026', 'the date in French');
    has((await asPrinted('in French')).out.toString(), 'lang="fr"', 'a French sheet');
    await page.type('#field-start', '05/12/2026');
    has(await line(), '--start=2026-12-05', 'day, month, year');
    await page.type('#field-start', '31/02/2027');
    await noSheet('no such day');
    has(await messageAt('start'), '2027-02-31', 'the words at the day');
    await page.type('#field-start', '05/12/2026');

    // Whose sheet, and files.
    await page.click('#tools [aria-pressed=false]');
    has(await line(), '--sheet=patient', 'for the patient');
    await asPrinted('for the patient');
    await browser.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: browser.home});
    await page.type('#field-id', '17');
    for (const format of await page.ask(`[...document.querySelectorAll('[data-format]')].map(one => one.dataset.format)`)) {
        await page.click(`[data-format=${format}]`);
        const name = file('baclofene-titrate-17.' + ({text: 'txt', fhir: 'fhir.json'}[format] || format));
        for (const end = Date.now() + 20000; !fs.existsSync(name) && Date.now() < end;) {
            await new Promise(done => setTimeout(done, 50));
        }
        const stamp = /(DTSTAMP|LAST-MODIFIED):\d{8}T\d{6}Z|"(authoredOn|timestamp)":"[^"]*"/g;
        const ran = shell((await line()).replace('--format=html', '--format=' + format)).out.toString();
        is(fs.readFileSync(name, 'utf8').replace(stamp, ''), ran.replace(stamp, ''), 'saved ' + format);
    }

    // A new patient: nothing of the last one is left.
    await page.click('#new-patient');
    await noSheet('no sheet of the last patient');
    is(await page.ask(`[...document.querySelectorAll('input[type=text], textarea')].map(one => one.value).join('') +
        [...document.querySelectorAll('input:checked')].map(one => one.value).join('')`), '', 'nothing is left');

    // A step back; a stop; a colleague's plan.
    await page.click('#tab-plan');
    await choose('amm-2021');
    await page.type('#field-from', '90');
    await page.type('[data-leg=leg_dose]', '70');
    await page.type('[data-leg=leg_days]', '14');
    await page.key('Enter', 'Enter', 13);
    await page.type('[data-leg=leg_target]', '80');
    await page.click('[data-add=leg_target]');
    has(await line(), ' 70x14 to 80', 'the legs');
    await asPrinted('a step back');
    await picture('step-back');
    await page.click('#tab-taper');
    await page.type('#field-from', '60');
    await asPrinted('a stop');
    await picture('stop');
    await page.click('#new-patient');
    await page.click('#tab-check');
    await choose();
    await page.type('#field-operands', '15x3 20x');
    has(await messageAt('operands'), '20x', 'a leg that is wrong');
    await page.type('#field-operands', '15x3 20x3 40x3');
    has(await page.ask(text('#findings li')), '40', 'what was found');
    has(await page.ask(`document.querySelector('iframe').srcdoc`), '40', 'the answer');
    await picture('check');

    // A list that is dropped: one document, and what was rejected.
    await page.click('#tab-titrate');
    fs.writeFileSync(file('patients.csv'), LIST);
    await page.drop([file('patients.csv')]);
    await page.until(`document.getElementById('tab-batch').getAttribute('aria-selected') === 'true' && ${FRAME}`);
    const ran = await asPrinted('a list');
    is(await page.ask(`[...document.querySelectorAll('#findings li')].map(one => one.textContent + '\\n').join('')`),
        ran.err, 'what is said of the list');
    await page.ask(`[...document.querySelectorAll('#tools button')].find(one => one.textContent.includes('rejet')).click()`);
    for (const end = Date.now() + 20000; !fs.existsSync(file('rejects.csv')) && Date.now() < end;) {
        await new Promise(done => setTimeout(done, 50));
    }
    has(fs.readFileSync(file('rejects.csv'), 'utf8'), 'p3,titrate,62,,48\n', 'the rejected row');
    await picture('list');

    // The keyboard alone reaches everything.
    await page.click('#tab-titrate');
    await choose();
    await page.type('#field-target', '60');
    await page.ask(`document.querySelectorAll('details').forEach(one => { one.open = true; }); document.activeElement.blur()`);
    const reached = new Set();
    const wanted = await page.ask(`document.querySelectorAll('button, input, select, textarea, a[href]').length`);
    for (let i = 0; i < 2 * wanted && reached.size < wanted; i++) {
        await page.key('Tab', 'Tab', 9);
        reached.add(await page.ask(`(document.activeElement.id || document.activeElement.name ||
            document.activeElement.dataset.format || document.activeElement.textContent)`));
    }
    for (const one of ['language-fr', 'new-patient', 'tab-titrate', 'protocol', 'field-patient', 'choice-condition',
        'field-target', 'field-start', 'field-split', 'print', 'csv', 'command-line']) {
        checks++;
        assert.ok(reached.has(one), `the keyboard does not reach ${one}: ${[...reached]}`);
    }
    await page.ask(`document.getElementById('field-target').focus()`);
    await page.key('ArrowUp', 'ArrowUp', 38);
    has(await line(), '--target=65', 'a step up');

    // Narrow, dark.
    for (const [width, dark] of [[360, false], [360, true], [1000, true]]) {
        await page.size(width, 740, dark);
        checks++;
        assert.ok(await page.ask(`document.documentElement.scrollWidth`) <= width, 'wider than the screen');
        await picture(`${width}-${dark ? 'dark' : 'light'}`, true);
    }
    await page.size(1200, 900);

    // Nothing was sent, kept or complained about.
    is(page.heard().filter(one => one.method === 'Network.requestWillBeSent')
        .map(one => one.params.request.url).filter(url => !/^(file|blob|about|data):/.test(url)), [], 'nothing is sent');
    is(await page.ask(`fetch('https://example.org').then(() => 'sent', () => 'refused')`), 'refused', 'the policy holds');
    is(await page.ask(`localStorage.length + sessionStorage.length + document.cookie.length`), 0, 'nothing is kept');
    is(errors().filter(one => !one.includes('example.org')), [], 'nothing is complained about');

    // Paper: the sheet alone, as the program's own page is printed.
    await page.pdf(file('page.pdf'));
    fs.writeFileSync(file('sheet.html'), shell(await line()).out);
    const own = await browser.open('file://' + file('sheet.html'));
    await own.pdf(file('sheet.pdf'));
    is(words(file('page.pdf')), words(file('sheet.pdf')), 'on paper');

    // How long, how much.
    const timed = await browser.open(address);
    await timed.until(READY);
    const opened = await timed.ask(`(() => { const begun = performance.now();
        const field = document.getElementById('field-target');
        field.value = '60';
        field.dispatchEvent(new Event('input'));
        document.querySelector('[name=protocol]').click();
        return performance.getEntriesByType('navigation')[0].domComplete + performance.now() - begun; })()`);
    const change = count => timed.ask(`(() => { const begun = performance.now();
        const field = document.getElementById('field-target');
        for (let i = 0; i < ${count}; i++) { field.value = String(15 + 5 * (i % 19)); field.dispatchEvent(new Event('input')); }
        return (performance.now() - begun) / ${count}; })()`);
    const held = async () => {
        for (let i = 0; i < 3; i++) {
            await timed.tell('HeapProfiler.collectGarbage');
        }
        return {heap: (await timed.tell('Runtime.getHeapUsage')).usedSize, nodes: (await timed.tell('Memory.getDOMCounters')).nodes};
    };
    await change(50);
    const before = await held();
    let each;
    for (let i = 0; i < 20; i++) {
        each = await change(50);
    }
    const after = await held();
    console.log(`form: first sheet ${Math.round(opened)} ms after opening, ${each.toFixed(1)} ms for a change; ` +
        `after 1000 changes ${after.heap - before.heap} bytes and ${after.nodes - before.nodes} nodes more`);
    checks++;
    assert.ok(after.heap < before.heap + 2e6 && after.nodes < before.nodes + 5000, 'memory grows');
}

(async () => {
    const browser = await launch(chromium);
    let failed = 0;
    try {
        await main(browser);
    } catch (error) {
        failed = 1;
        console.log(error.message);
        console.log(error.stack.split('\n').filter(row => row.includes('browser.js')).slice(0, 3).join('\n'));
    }
    await browser.close();
    console.log(`form: ${checks} checks in Chromium, ${failed} failed`);
    process.exit(failed);
})();
