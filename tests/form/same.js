// SPDX-License-Identifier: MIT
// Random requests through the program of the page and through the native one: the same bytes, exit status and messages,
// in every format of every command; files that are read and written too. A run leaves nothing to the next: no byte, and
// no memory that it took.
//
//   node same.js PAGE PROGRAM [REQUESTS]
'use strict';
const {spawnSync} = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const {programOf} = require('./page.js');

const [, , page, native, wanted = '300'] = process.argv;
const program = programOf(page);
const binary = path.resolve(native);
const plain = new TextDecoder();
const help = JSON.parse(plain.decode(program.run(['help', '--format=json']).out));
const EPOCH = '1795435200';
let failures = 0;

// ---- random requests, the same each time ----

let state = 20261123;
function below(count) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 0x100000000 * count);
}
const one = list => list[below(list.length)];
const always = ['target', 'from', 'format', 'lang', 'age']; // what most requests have

const DATES = ['2026-11-23', '2027-02-29', '2016-05-01', '2200-12-30', '1958-02-28', '05/11/2026', 'today', 'tomorrow'];
const TEXTS = ['Jeanne Dupont', 'O\'Neill "Éa"', '<b>&amp;', '½', 'a'.repeat(300), ' ', '-x', 'x\u202ey'];
const LEGS = ['15x3', '20x3', '25x3', '30x3', '40x3', '5+5+10x14', '½-½-1x14', '0,5-0,5-1x5', 'to 60', 'hold 28', 'stop',
    'stop in 20', 'to 200', '7x2', '20x', 'x'];
const COURSES = ['to 60 hold 28 stop', '15x3 20x3 25x3 30x3 40x3', 'stop in 20', 'to 90', 'hold 14', '70x14 to 80',
    '15x3 40x3', '½-½-½x3 ½-½-1x3', '100x2 90x2'];
const PLANS = ['day,dose\n1,15\n2,15\n3,40\n', 'day;dose\n1;15\n2;15\n', 'jour,matin,midi,soir\n1,½,½,½\n2,½,½,1\n',
    'id,plan,from,held,age\np1,70x14 to 80,90,3,48\np2,stop,60,,70\n', 'dose\n"15', '\ufeffdate,dose\n2026-11-23,15\n'];
const LISTS = ['id,command,target,from,age\np1,titrate,20,,48\np2,taper,,5,\np3,titrate,62,,48\np4,titrate,130,,70\n',
    'id;target;age\na;130;48\na;60;40\n\nb;60;40\n', 'id,tarjet\na,60\n', 'id,target\n"a,60\n',
    'id,target,age\na,60,40\nb,130,50\n', 'id,target,age\na,60,40\nb,130,50\n', 'id,command,plan,from,age\nc,plan,70x14 to 80,90,50\nd,plan,stop,,50\n'];

function valueOf(option) {
    switch (option.kind) {
    case 'dose':
    case 'count':
        return below(12) === 0 ? String(one([option.minimum, option.maximum, option.maximum + 1, '7.5', '']))
            : String(option.name === 'age' ? 18 + below(70) : option.kind === 'dose' ? 5 * (3 + below(30)) :
                Math.min(option.maximum, option.minimum + below(10) * option.step));
    case 'date':
        return below(3) > 0 ? one(DATES.slice(0, 1)) : one(DATES);
    case 'choice':
        return one(option.choices);
    case 'set':
        return option.choices.filter(() => below(option.choices.length) === 0).join(',') || one(option.choices);
    case 'split':
        return one(['1:1:2', '0:1', '1:2', '1:1:1:1', '3:0:2']);
    case 'times':
        return one(['08:00,12:00,17:00', '08:00', '07:30,19:00']);
    default:
        return one(TEXTS);
    }
}

function randomRequest() {
    const command = below(10) === 0 ? one(help.commands) : one(help.commands.slice(0, 5));
    const files = {};
    const words = [command.name];
    for (const option of command.options) {
        if (['help', 'version', 'output', 'out-dir', 'rejects', 'findings', 'progress'].includes(option.name) ||
            (option.name === 'from' && command.name !== 'taper' ? below(4) > 0 : ['text', 'split', 'times', 'set'].includes(option.kind) ? below(14) > 0 : always.includes(option.name) ? below(8) === 0 : below(10) > 0)) {
            continue;
        }
        words.push(option.kind === 'flag' ? '--' + option.name : `--${option.name}=${valueOf(option)}`);
    }
    if (command.name === 'batch') {
        files['list.csv'] = one(LISTS);
        words.push('list.csv', ...one([[], ['--rejects=rejects.csv'], ['--findings=findings.csv'],
            ['--rejects=rejects.csv', '--findings=findings.csv', '--output=all'], ['--out-dir=.'],
            ['--rejects=list.csv']]));
    } else if (command.operands === null && below(3) === 0) {
        files['plan.csv'] = one(PLANS);
        words.push(one(['plan.csv', 'plan.csv', 'none.csv']));
    } else if (command.operands === null && below(3) > 0) {
        words.push(...one(COURSES).split(' '));
    } else if (command.operands === null) {
        for (let legs = below(6); legs > 0; legs--) {
            words.push(...one(LEGS).split(' '));
        }
    } else if (below(8) === 0) {
        words.push(`--output=${one(['new', 'sheet.html'])}`);
    }
    return {words, files};
}

// ---- both programs ----

const bytesOf = text => new TextEncoder().encode(text);

function nativeRun({words, files}) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'same-'));
    for (const [name, text] of Object.entries(files)) {
        fs.writeFileSync(path.join(folder, name), text);
    }
    const ran = spawnSync(binary, words, {cwd: folder, env: {SOURCE_DATE_EPOCH: EPOCH, TZ: 'UTC0'}, input: '',
        maxBuffer: 1 << 28});
    const made = new Map(fs.readdirSync(folder).filter(name => files[name] === undefined).sort()
        .map(name => [name, fs.readFileSync(path.join(folder, name))]));
    fs.rmSync(folder, {recursive: true});
    return {status: ran.status, out: ran.stdout, err: ran.stderr.toString(), files: made};
}

function pageRun({words, files}) {
    const now = new Date();
    return program.run(words, {
        files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])),
        variables: {SOURCE_DATE_EPOCH: EPOCH}, directory: './',
        today: Math.floor(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) / 86400000),
    });
}

const same = (a, b) => a.length === b.length && Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;

// In a directory a file is "./a.csv" to one and "a.csv" to the other.
const named = files => [...files].map(([name, bytes]) => [name.replace(/^\.\//, ''), bytes]).sort();

function complain(request, what) {
    failures++;
    console.log(`${['baclofene', ...request.words].join(' ')}\n    ${what}`);
}

function compare(request) {
    const expected = nativeRun(request);
    const found = pageRun(request);
    const [theirs, ours] = [named(expected.files), named(found.files)];
    if (found.status !== expected.status) {
        complain(request, `exit status ${found.status}, not ${expected.status}: ${found.err || expected.err}`);
    } else if (!same(found.out, expected.out)) {
        complain(request, 'other bytes');
    } else if (found.err !== expected.err) {
        complain(request, `other messages: ${found.err}    not: ${expected.err}`);
    } else if (theirs.length !== ours.length ||
        !theirs.every(([name, bytes], i) => ours[i][0] === name && same(ours[i][1], bytes))) {
        complain(request, `other files: ${ours.map(([name]) => name)}, not ${theirs.map(([name]) => name)}`);
    }
    return found;
}

// ---- the test ----

const seen = new Map();
for (let i = 0; i < Number(wanted); i++) {
    const request = randomRequest();
    const found = compare(request);
    const key = `${request.words[0]} ${found.status}`;
    seen.set(key, (seen.get(key) || 0) + 1);
}

// Every format of every command that has any, of a request that is done; each must print.
for (const command of help.commands.filter(each => each.options.some(option => option.name === 'format'))) {
    for (const format of command.options.find(option => option.name === 'format').choices) {
        for (const lang of ['en', 'fr']) {
            const of = {
                titrate: [['--target=130', '--age=48', '--start=2026-11-23', '--patient=Jeanne'], {}],
                taper: [['--from=155', '--age=40', '--start=2026-11-23'], {}],
                plan: [['--from=90', '--start=2026-11-23', '70x14', 'to', '80'], {}],
                check: [['15x3', '20x3', '40x3'], {}],
                batch: [['list.csv', '--start=2026-11-23', '--out-dir=.'], {'list.csv': LISTS[0]}],
            }[command.name] || [[], {}];
            const request = {words: [command.name, '--lang=' + lang, '--format=' + format, ...of[0]], files: of[1]};
            const found = compare(request);
            if (found.status > 1 || found.out.length + found.files.size === 0) {
                complain(request, `printed nothing: ${found.err}`);
            }
        }
    }
}

// Nothing of one patient is left: the same request before and after another one. What has no room is refused.
const first = pageRun({words: ['titrate', '--target=60', '--format=html'], files: {}});
pageRun({words: ['taper', '--from=155', '--age=40', '--patient=Jeanne', '--format=html', '--lang=fr'], files: {}});
const MORE_MAX = 64e6; // a run writes to about 2 MB of its memory
const held = process.memoryUsage().rss;
for (let i = 0; i < 1000; i++) {
    pageRun({words: ['titrate', `--target=${5 * (3 + i % 20)}`, '--format=html', '--age=48'], files: {}});
}
const again = pageRun({words: ['titrate', '--target=60', '--format=html'], files: {}});
const more = process.memoryUsage().rss - held;
if (!same(first.out, again.out) || more > MORE_MAX) {
    complain({words: ['titrate']}, `not as at the beginning; ${more} bytes more are held`);
}
if (pageRun({words: ['titrate', '--patient=' + 'a'.repeat(70000)], files: {}}).status !== -1 ||
    pageRun({words: ['titrate', 'a\0b'], files: {}}).status !== -1) {
    complain({words: ['titrate']}, 'a line without room was run');
}

// What a form needs is there: labels, and words for the choices that are no names of their own.
for (const option of help.commands.flatMap(command => command.options)) {
    for (const lang of ['en', 'fr']) {
        if (!option.label[lang] || !option.help[lang].startsWith(option.label[lang])) {
            complain({words: ['help']}, `no label: ${option.name}`);
        }
    }
    if (option.choices && option.choice_words.length !== option.choices.length) {
        complain({words: ['help']}, `words for the choices of ${option.name}`);
    }
}
const english = Object.keys(program.words.en);
if (english.some(key => !program.words.fr[key]) || english.length < 40) {
    complain({words: []}, 'words of the page are missing');
}

console.log([...seen].sort().map(([key, count]) => `${key}: ${count}`).join(', '));
console.log(`form: ${wanted} random requests, page of ${Math.ceil(fs.statSync(page).size / 1000)} kB, ` +
    `${Math.round(more / 1e6)} MB more after 1,000: ${failures} failed`);
if (fs.statSync(page).size > 450000) {
    console.log('form: the page is over 450 kB');
    failures++;
}
process.exit(failures === 0 ? 0 : 1);
