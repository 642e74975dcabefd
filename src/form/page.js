// SPDX-License-Identifier: MIT
// The page around the program. It knows no rule and no number: commands, options, limits, choices and words come from
// `help --format json`, the status of protocols from `rules`, and what is shown is what the program printed.
'use strict';

(async () => {
    const byId = id => document.getElementById(id);
    const encoded = atob(byId('program').textContent);
    const packed = new Uint8Array(encoded.length);
    for (let i = 0; i < packed.length; i++) {
        packed[i] = encoded.charCodeAt(i);
    }
    const program = Program(await new Response(
        new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
    const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});
    const help = JSON.parse(utf8.decode(program.run(['help', '--format=json']).out));
    const languages = Object.keys(help.purpose);
    const status = Object.fromEntries(languages.map(lang => [lang, Object.fromEntries(
        JSON.parse(utf8.decode(program.run(['rules', '--format=json', '--lang=' + lang]).out))
            .protocols.map(row => [row.id, row.status]))]));

    const SHOWN_BYTES_MAX = 6e6;
    const SHEET = 'html', PLAIN = 'text';
    const ELSEWHERE = ['protocol', 'format', 'sheet', 'lang']; // options that have a place of their own on the page
    const commands = help.commands.filter(one => one.options.some(option => option.name === 'protocol') &&
        option(one, 'format').choices.includes('csv')); // those that work on schedules and plans

    const empty = () => ({values: {}, legs: {}, file: {}});
    let asked = empty();
    let lang = languages.find(one => navigator.language.startsWith(one)) || languages[0];
    let command = commands[0];
    let sheet;
    let shown = null; // the request whose sheet is on the page

    // ---- small things ----

    function option(of, name) {
        return of.options.find(one => one.name === name);
    }

    function say(key, values = {}) {
        const text = program.words[lang][key];
        return Object.entries(values).reduce((whole, [name, value]) => whole.replace(`{${name}}`, value),
            text === undefined ? key : text);
    }

    function has(key) {
        return program.words[lang][key] !== undefined;
    }

    function make(tag, attributes = {}, ...children) {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
            if (name.startsWith('on')) {
                made.addEventListener(name.slice(2), value);
            } else if (value !== undefined && value !== false) {
                made.setAttribute(name, value === true ? '' : value);
            }
        }
        made.append(...children.filter(child => child !== undefined && child !== null && child !== false));
        return made;
    }

    function button(text, work, attributes = {}) {
        return make('button', {type: 'button', onclick: work, ...attributes}, text);
    }

    // Nothing of what is typed is to be kept by the browser or sent to a service that checks spelling.
    const KEPT_NOWHERE = {autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false'};

    const takesFiles = of => of.operands !== 0;
    const takesLegs = of => of.operands === null;

    // ---- dates: the field has the form of the language; the program is told in the form that it reads ----

    const pad = (number, digits) => String(number).padStart(digits, '0');
    const dayFirst = () => say('date_form').startsWith('JJ');

    function parts(text) {
        const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
        const dmy = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
        return iso ? iso.slice(1) : dmy && dayFirst() ? [dmy[3], dmy[2], dmy[1]] : null;
    }

    // What is no date in either form is left as it is: the program has the words for that.
    function spelled(text, first) {
        const found = parts(text);
        return !found ? text : first ? `${found[2]}/${found[1]}/${found[0]}` : found.join('-');
    }

    function dateAway(days) {
        const day = new Date();
        day.setDate(day.getDate() + days);
        return [pad(day.getFullYear(), 4), pad(day.getMonth() + 1, 2), pad(day.getDate(), 2)].join('-');
    }

    // ---- the request ----

    const given = value => value !== undefined && value !== '' && value !== false &&
        !(Array.isArray(value) && value.length === 0);

    function visible(one, of) {
        if (ELSEWHERE.includes(one.name) || one.kind === 'file') {
            return false;
        }
        return one.group !== 'run' || (one.kind === 'choice' && takesFiles(of));
    }

    // The option that is used instead of this one.
    function instead(one, of) {
        return one.excludes.map(name => option(of, name)).find(other => visible(other, of) &&
            given(asked.values[other.name]));
    }

    function wordsOf(one, value) {
        if (one.kind === 'flag') {
            return ['--' + one.name];
        }
        const dates = asked.values.dates === 'dmy' && visible(option(command, 'dates'), command);
        const text = one.kind === 'date' ? spelled(value, dates) : Array.isArray(value) ? value.join(',') : value;
        return [`--${one.name}=${text}`];
    }

    function operands() {
        const file = asked.file[command.name];
        if (file && takesFiles(command)) {
            return [file.name];
        }
        return takesLegs(command) ? (asked.legs[command.name] || '').split(/\s+/).filter(word => word !== '') : [];
    }

    function request(format, extra = []) {
        const words = [command.name];
        for (const one of command.options) {
            const value = asked.values[one.name];
            if ((visible(one, command) || one.name === 'protocol') && given(value)) {
                words.push(...wordsOf(one, value));
            }
        }
        words.push('--lang=' + lang, '--format=' + format);
        if (sheetOption() && (format === SHEET || format === PLAIN)) {
            words.push('--sheet=' + sheetKind());
        }
        const last = operands();
        return [...words, ...extra, ...(last.some(word => word.startsWith('-') && word !== '-') ? ['--'] : []), ...last];
    }

    function run(words, now = false) {
        const file = asked.file[command.name];
        return program.run(words, {
            files: file ? {[file.name]: file.bytes} : {},
            clock: now ? Math.floor(Date.now() / 1000) : undefined,
        });
    }

    const sheetOption = () => option(command, 'sheet');

    function sheetKind() {
        const choices = sheetOption().choices;
        return choices.includes(sheet) ? sheet : sheetOption().default;
    }

    function shownFormat() {
        return option(command, 'format').choices.includes(SHEET) ? SHEET : PLAIN;
    }

    // For a shell: as it is where nothing in it is special, else in single quotes.
    function quoted(word) {
        return /^[A-Za-z0-9_/:=.,@%+-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
    }

    // ---- the sheet ----

    function blank() {
        shown = null;
        byId('frame').replaceChildren();
        byId('findings').replaceChildren();
        byId('tools').hidden = true;
        byId('line').hidden = true;
        for (const place of document.querySelectorAll('.problem, .needed')) {
            place.replaceChildren();
        }
        for (const field of document.querySelectorAll('[aria-invalid]')) {
            field.removeAttribute('aria-invalid');
        }
    }

    function announce(key, bad) {
        const said = byId('said');
        said.textContent = key === '' ? '' : say(key);
        said.className = bad === undefined ? '' : bad ? 'bad' : 'good';
    }

    function asPage(text) {
        const whole = document.implementation.createHTMLDocument(say('title'));
        whole.documentElement.lang = lang;
        const style = whole.createElement('style');
        style.textContent = '@page { size: A4; margin: 12mm; }\n' +
            'html { color-scheme: light; background: #fff; color: #000; }\n' +
            'pre { margin: 0; padding: 1em; font: 13px/1.35 "Liberation Mono", monospace; white-space: pre-wrap; }';
        whole.head.append(style);
        const body = whole.createElement('pre');
        body.textContent = text;
        whole.body.append(body);
        return '<!DOCTYPE html>' + whole.documentElement.outerHTML;
    }

    // The same as on the screen, where no script runs in it.
    function toPaper() {
        const sheetPage = shown?.page ?? asPage(say(shown ? 'too_long' : 'missing'));
        const page = new DOMParser().parseFromString(sheetPage, 'text/html');
        byId('paper-style').textContent = [...page.querySelectorAll('style')].map(one => one.textContent).join('\n');
        byId('paper').lang = page.documentElement.lang;
        byId('paper').replaceChildren(...[...page.body.childNodes].map(node => document.adoptNode(node)));
        document.title = page.title;
    }

    function offPaper() {
        byId('paper').replaceChildren();
        byId('paper-style').textContent = '';
        document.title = say('title');
    }

    // A line on standard error belongs to the first option that it names, else to the plan or the list.
    function fieldOf(message) {
        for (const [, name] of message.matchAll(/--([a-z]+(?:-[a-z]+)*)/g)) {
            const one = option(command, name);
            if (one && byId('problem-' + name)) {
                return name;
            }
        }
        return takesFiles(command) ? 'operands' : null;
    }

    function complain(message) {
        const text = message.replace(/^baclofene: /, '');
        const name = fieldOf(message);
        const place = name && byId('problem-' + name);
        const field = name && byId('field-' + name);
        const wanting = field && (name === 'operands' ? operands().length === 0 : !given(asked.values[name]));
        if (place) {
            place.className = wanting ? 'needed' : 'problem';
            place.textContent = text;
        }
        if (field && !wanting) {
            field.setAttribute('aria-invalid', 'true');
            for (const outer of [field.closest('details')]) {
                if (outer) {
                    outer.open = true;
                }
            }
        }
        list([{text, severity: wanting ? '' : 'violation', line: true}]);
        return wanting;
    }

    function list(found) {
        byId('findings').replaceChildren(...found.map(one => make('li', {class: one.severity || 'caution'},
            one.severity && has('severity_' + one.severity) && !one.line &&
                make('b', {}, say('severity_' + one.severity) + (one.letter ? ' ' + one.letter : '') + ' – '),
            one.day ? say(one.date ? 'day_dated' : 'day', {day: one.day, date: spelled(one.date || '', dayFirst())}) : '',
            one.text)));
    }

    const RANK = {violation: 0, review: 1, caution: 2};

    // What someone must settle first stands on top.
    function found(answer) {
        const rows = [];
        for (const line of utf8.decode(answer.out).split('\n').filter(one => one !== '')) {
            const judged = JSON.parse(line);
            let letter = 0;
            rows.push(...judged.findings.map(one => ({
                ...one, line: false, text: one.message, letter: one.severity === 'review' && judged.gates ? judged.gates[letter++]?.letter : undefined,
            })));
        }
        return rows.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
    }

    function lines(text) {
        return text.split('\n').filter(line => line !== '').map(line => ({text: line, severity: '', line: true}));
    }

    // Prints anew. Until that is done, and where it fails, there is no sheet at all.
    function renew() {
        blank();
        exclude();
        if (!given(asked.values.protocol)) {
            byId('problem-protocol').className = 'needed';
            byId('problem-protocol').textContent = say('choose_protocol');
            announce('choose_protocol');
            return;
        }
        const isList = command.columns.length > 0;
        const extra = isList ? ['--rejects=rejects.csv', '--findings=findings.csv'] : [];
        const format = shownFormat();
        const words = request(format);
        const answer = run(request(format, extra));
        if (answer.status < 0) {
            announce('no_room', true);
            return;
        }
        if (answer.out.length === 0) {
            if (answer.status >= 2) {
                announce(complain(answer.err.trimEnd()) ? 'missing' : 'wrong', true);
            } else {
                announce('refused', true);
                list(lines(answer.err).map(line => ({...line, severity: 'violation'})));
            }
            offer({words: null, files: answer.files});
            return;
        }
        shown = {words, files: answer.files};
        if (answer.out.length > SHOWN_BYTES_MAX) {
            byId('frame').append(make('p', {}, say('too_long')));
        } else {
            const text = utf8.decode(answer.out);
            shown.page = format === SHEET ? text : asPage(text);
            byId('frame').append(make('iframe', {sandbox: true, title: say('result'), srcdoc: shown.page}));
        }
        list(isList ? lines(answer.err) : found(run(request('json'))));
        const bad = answer.status !== 0;
        announce(!bad ? 'up_to_date' : isList ? 'rejected' : 'judged', bad);
        offer(shown);
    }

    // ---- what can be done with the sheet ----

    function download(bytes, name) {
        const address = URL.createObjectURL(new Blob([bytes]));
        const link = make('a', {href: address, download: name});
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 10000);
    }

    function extension(format) {
        return {text: 'txt', fhir: 'fhir.json'}[format] || format;
    }

    function fileName(format) {
        const id = (asked.values.id || '').replace(/[^A-Za-z0-9_-]/g, '');
        return ['baclofene', command.name, id].filter(part => part !== '').join('-') + '.' + extension(format);
    }

    function save(format) {
        const answer = run(request(format), true);
        if (answer.out.length > 0) {
            download(answer.out, fileName(format));
        } else {
            byId('save-problem').textContent = answer.err.replace(/^baclofene: /, '').trimEnd();
        }
    }

    async function copy(text) {
        try {
            await navigator.clipboard.writeText(text);
        } catch {
            getSelection().selectAllChildren(byId('command-line'));
            document.execCommand('copy');
        }
        byId('copied').textContent = say('copied');
    }

    function choiceWords(one, index) {
        const words = one.choice_words[index];
        return words ? words[lang] : one.choices[index];
    }

    function sheetTool() {
        const one = sheetOption();
        return one && make('div', {class: 'tool', role: 'group', 'aria-label': say('for_whom')}, say('for_whom'),
            ...one.choices.map((choice, index) => button(choiceWords(one, index), () => {
                sheet = choice;
                renew();
                byId('tools').querySelector('[aria-pressed=true]').focus();
            }, {'aria-pressed': String(choice === sheetKind())})));
    }

    function saveTool(files) {
        const formats = option(command, 'format');
        const own = [...files].map(([name, bytes]) =>
            button(say('save_' + name.replace('.csv', '')), () => download(bytes, name)));
        return make('div', {class: 'tool', role: 'group', 'aria-label': say('save')},
            shown && say('save'),
            ...(shown ? formats.choices.map((format, index) =>
                button(choiceWords(formats, index), () => save(format), {'data-format': format})) : []),
            ...own, make('span', {id: 'save-problem', class: 'problem', role: 'status'}));
    }

    function offer({words, files}) {
        if (!words && files.size === 0) {
            return;
        }
        byId('tools').replaceChildren(...[words && sheetTool(),
            words && button(say('print'), () => window.print(), {class: 'strong', id: 'print'}),
            saveTool(files)].filter(Boolean));
        byId('tools').hidden = false;
        if (words) {
            const text = ['baclofene', ...words].map(quoted).join(' ');
            byId('line').replaceChildren(make('p', {class: 'hint'}, say('command_line')),
                make('pre', {id: 'command-line', tabindex: '0'}, text),
                button(say('copy'), () => copy(text)), ' ', make('span', {id: 'copied', role: 'status'}));
            byId('line').hidden = false;
        }
    }

    // ---- the form ----

    function keep(name, value) {
        asked.values[name] = value;
        renew();
    }

    function hintOf(one) {
        const text = one.help[lang].slice(one.label[lang].length).replace(/^[\s,:;]+/, '');
        return one.kind === 'choice' || one.kind === 'set' ? '' :
            one.kind !== 'date' ? text : text.replace(/^(YYYY-MM-DD|AAAA-MM-JJ)(, today (or|ou) tomorrow)?/,
                say('date_form'));
    }

    // Up and down go by the step of the option, from its default or its smallest value.
    function stepping(one) {
        return event => {
            const way = {ArrowUp: 1, ArrowDown: -1}[event.key];
            const now = asked.values[one.name] || '';
            if (!way || (now !== '' && !/^\d+$/.test(now))) {
                return;
            }
            event.preventDefault();
            const from = now === '' ? one.default ?? one.minimum : Number(now) + way * one.step;
            event.target.value = String(Math.min(one.maximum, Math.max(one.minimum, from)));
            event.target.setAttribute('aria-valuenow', event.target.value);
            keep(one.name, event.target.value);
        };
    }

    function textField(one) {
        const counted = one.kind === 'dose' || one.kind === 'count';
        return make('input', {
            type: 'text', id: 'field-' + one.name, ...KEPT_NOWHERE, value: asked.values[one.name],
            inputmode: counted ? 'numeric' : undefined, role: counted ? 'spinbutton' : undefined,
            'aria-valuemin': counted ? one.minimum : undefined, 'aria-valuemax': counted ? one.maximum : undefined,
            'aria-valuenow': counted && /^\d+$/.test(asked.values[one.name] || '') ? asked.values[one.name] : undefined,
            placeholder: one.kind === 'date' ? say('date_form') : one.default === null ? undefined : String(one.default),
            'aria-describedby': `hint-${one.name} problem-${one.name}`,
            oninput: event => {
                if (counted) {
                    event.target.setAttribute('aria-valuenow', event.target.value);
                }
                keep(one.name, event.target.value);
            },
            onkeydown: counted ? stepping(one) : () => {},
        });
    }

    function dateField(one) {
        const field = textField(one);
        const set = iso => {
            field.value = spelled(iso, dayFirst());
            keep(one.name, field.value);
        };
        field.addEventListener('input', () => {
            const away = ['today', 'tomorrow'].indexOf(field.value.trim().toLowerCase());
            if (away >= 0 && one.help.en.includes('today')) {
                set(dateAway(away)); // the day itself: what is printed tomorrow is the same
            }
        });
        const picker = make('input', {type: 'date', class: 'away', tabindex: '-1', 'aria-hidden': 'true', ...KEPT_NOWHERE,
            onchange: event => set(event.target.value)});
        return make('div', {class: 'row'}, field,
            one.help.en.includes('today') && button(say('today'), () => set(dateAway(0)), {'data-today': one.name}),
            button(say('calendar'), () => picker.showPicker(), {'aria-label': `${say('calendar')}: ${one.label[lang]}`}),
            picker);
    }

    function toggles(one) {
        const many = one.kind === 'set';
        const none = many ? [] : [['', say('not_stated')]];
        const rows = [...none, ...one.choices.map((choice, index) => [choice, choiceWords(one, index)])];
        const now = asked.values[one.name];
        return make('fieldset', {id: 'field-' + one.name, class: 'choices',
            'aria-describedby': 'problem-' + one.name},
            make('legend', {}, one.label[lang], make('code', {}, '--' + one.name)),
            ...rows.map(([choice, words]) => make('label', {},
                make('input', {
                    type: many ? 'checkbox' : 'radio', name: 'choice-' + one.name, value: choice, autocomplete: 'off',
                    checked: many ? (now || []).includes(choice) : choice === (now || ''),
                    onchange: event => keep(one.name, many ?
                        one.choices.filter(each => each === choice ? event.target.checked :
                            (asked.values[one.name] || []).includes(each)) : choice),
                }), words)),
            make('p', {id: 'problem-' + one.name, class: 'problem'}));
    }

    function selection(one) {
        return make('select', {id: 'field-' + one.name, autocomplete: 'off', 'aria-describedby': 'problem-' + one.name,
            onchange: event => keep(one.name, event.target.value === one.default ? '' : event.target.value)},
            ...one.choices.map((choice, index) => make('option', {value: choice,
                selected: choice === (asked.values[one.name] || one.default)}, choiceWords(one, index))));
    }

    function fieldFor(one) {
        const problem = make('p', {id: 'problem-' + one.name, class: 'problem'});
        if (one.kind === 'set' || (one.kind === 'choice' && one.default === null)) {
            return toggles(one);
        }
        if (one.kind === 'flag') {
            return make('div', {class: 'field'}, make('label', {class: 'choice'},
                make('input', {type: 'checkbox', id: 'field-' + one.name, autocomplete: 'off',
                    checked: asked.values[one.name] === true,
                    onchange: event => keep(one.name, event.target.checked)}), one.help[lang]), problem);
        }
        const field = one.kind === 'choice' ? selection(one) : one.kind === 'date' ? dateField(one) : textField(one);
        return make('div', {class: one.kind === 'date' ? 'field wide' : 'field'},
            make('label', {for: 'field-' + one.name}, one.label[lang], make('code', {}, '--' + one.name)),
            field, make('p', {id: 'hint-' + one.name, class: 'hint'}, hintOf(one)),
            make('p', {id: 'instead-' + one.name, class: 'hint'}), problem);
    }

    // What another option stands in for cannot be filled in.
    function exclude() {
        for (const one of command.options.filter(each => each.excludes.length > 0)) {
            const field = byId('field-' + one.name);
            const other = instead(one, command);
            if (field) {
                field.disabled = other !== undefined && !given(asked.values[one.name]);
                byId('instead-' + one.name).textContent =
                    field.disabled ? say('instead', {label: other.label[lang]}) : '';
            }
        }
    }

    function protocolField() {
        const one = option(command, 'protocol');
        return make('fieldset', {id: 'field-protocol', 'aria-describedby': 'problem-protocol'},
            make('legend', {}, say('protocol')),
            ...one.choices.map(choice => make('label', {class: 'choice'},
                make('input', {type: 'radio', name: 'protocol', value: choice, autocomplete: 'off',
                    checked: asked.values.protocol === choice, onchange: () => keep('protocol', choice)}),
                status[lang][choice])),
            make('p', {id: 'problem-protocol', class: 'needed'}));
    }

    // ---- legs and files ----

    function setLegs(text) {
        asked.legs[command.name] = text;
        byId('field-operands').value = text;
        renew();
    }

    function addLeg(words) {
        setLegs([(asked.legs[command.name] || '').trim(), words].filter(part => part !== '').join(' '));
    }

    // A row that adds a leg: its fields, from which `words` makes the leg. Nothing is added of an empty field.
    function legRow(names, words) {
        const fields = names.map(([key, kind]) => make('input', {type: 'text', 'data-leg': key, ...KEPT_NOWHERE,
            inputmode: kind === 'days' ? 'numeric' : undefined,
            onkeydown: event => event.key === 'Enter' && add()}));
        function add() {
            const wanting = fields.find(field => field.value.trim() === '');
            if (wanting) {
                wanting.focus();
                return;
            }
            addLeg(words(fields.map(field => field.value.trim())));
            fields.forEach(field => { field.value = ''; });
            (fields[0] || byId('field-operands')).focus();
        }
        return make('div', {class: 'leg'},
            make('div', {class: 'row'}, ...(fields.length > 0 ? fields.map((field, index) =>
                make('label', {class: names[index][1] === 'days' && index > 0 ? 'days' : undefined},
                    say(names[index][0]), field)) : [say('leg_stop')])),
            button(say('add'), add, {'aria-label': `${say('add')}: ${say(names.length > 0 ? names[0][0] : 'leg_stop')}`,
                'data-add': names.length > 0 ? names[0][0] : 'leg_stop'}));
    }

    function withoutLast(text) {
        return text.trim().replace(/(^|\s+)((to\s+\S+|stop)(\s+in\s+\S+)?|hold\s+\S+|\S+)$/i, '');
    }

    function legsField() {
        return [make('div', {class: 'field'},
            make('label', {for: 'field-operands'}, say('legs_' + command.name)),
            make('textarea', {id: 'field-operands', rows: '2', ...KEPT_NOWHERE,
                'aria-describedby': 'hint-operands problem-operands',
                oninput: event => { asked.legs[command.name] = event.target.value; renew(); }},
            asked.legs[command.name] || ''),
            make('p', {id: 'hint-operands', class: 'hint'}, say('legs_hint')),
            make('p', {id: 'problem-operands', class: 'problem'})),
        legRow([['leg_dose'], ['leg_days', 'days']], ([dose, days]) => `${dose}x${days}`),
        legRow([['leg_target']], ([dose]) => `to ${dose}`),
        legRow([['leg_hold', 'days']], ([days]) => `hold ${days}`),
        legRow([], () => 'stop'),
        make('div', {class: 'leg'}, make('span'), button(say('leg_remove'),
            () => setLegs(withoutLast(asked.legs[command.name] || ''))))];
    }

    async function take(file) {
        const taken = asked;
        const of = command;
        const bytes = new Uint8Array(await file.arrayBuffer());
        if (taken === asked) { // else it is of the patient before
            asked.file[of.name] = {name: file.name.startsWith('-') ? './' + file.name : file.name, bytes};
            fill();
        }
    }

    function fileField() {
        const file = asked.file[command.name];
        const key = has('file_' + command.name) ? 'file_' + command.name : 'file_plan';
        return make('div', {class: 'field'},
            make('label', {for: 'file'}, say(key)),
            make('input', {type: 'file', id: 'file', accept: '.csv,.json,.txt,text/csv', 'aria-describedby': 'columns',
                onchange: event => event.target.files.length > 0 && take(event.target.files[0])}),
            file && button(say('file_remove', {name: file.name}), () => { delete asked.file[command.name]; fill(); }),
            make('p', {id: 'columns', class: 'hint'},
                command.columns.length > 0 ? say('columns', {columns: command.columns.join(', ')}) : ''),
            !takesLegs(command) && make('p', {id: 'problem-operands', class: 'problem'}),
            !takesLegs(command) && make('span', {id: 'field-operands'}));
    }

    // ---- the page as a whole ----

    const RARE = ['intakes', 'supply', 'paper']; // groups that are folded until they are wanted

    function group({name, label}) {
        const here = name === 'course' ? ['course', 'run'] : name === 'run' ? [] : [name]; // how a file is read
        const own = command.options.filter(one => here.includes(one.group) && visible(one, command));
        const first = own.filter(one => one.kind === 'text'); // who it is, before what they have
        const fields = [...first, ...own.filter(one => !first.includes(one))].map(fieldFor);
        const plan = name === 'course' && takesLegs(command) ? legsField() : [];
        const file = name === 'course' && takesFiles(command) ? [fileField()] : [];
        if (plan.length + file.length + fields.length === 0) {
            return null;
        }
        if (RARE.includes(name)) {
            return make('details', {class: 'group', open: own.some(one => given(asked.values[one.name]))},
                make('summary', {}, label[lang]), ...plan, ...file,
                make('div', {class: 'fields'}, ...fields));
        }
        return make('fieldset', {}, make('legend', {}, label[lang]), ...plan, ...file,
            make('div', {class: 'fields'}, ...fields));
    }

    function tabs() {
        byId('commands').setAttribute('aria-label', say('commands'));
        byId('commands').replaceChildren(...commands.map(one => button(
            has('command_' + one.name) ? say('command_' + one.name) : one.name, () => choose(one), {
                role: 'tab', id: 'tab-' + one.name, 'aria-selected': String(one === command),
                'aria-controls': 'panel', tabindex: one === command ? '0' : '-1',
                onkeydown: event => {
                    const way = {ArrowRight: 1, ArrowLeft: -1}[event.key];
                    if (way) {
                        choose(commands[(commands.indexOf(one) + way + commands.length) % commands.length]);
                    }
                },
            })));
        byId('panel').setAttribute('aria-labelledby', 'tab-' + command.name);
    }

    function choose(one) {
        command = one;
        fill();
        byId('tab-' + one.name).focus();
    }

    function switchTo(to) {
        const dates = help.commands.flatMap(of => of.options).filter(one => one.kind === 'date').map(one => one.name);
        const found = [...new Set(dates)].map(name => [name, parts(asked.values[name] || '')]);
        lang = to;
        for (const [name, date] of found.filter(([, date]) => date)) {
            asked.values[name] = spelled(date.join('-'), dayFirst());
        }
        fill();
        byId('language-' + lang).focus();
    }

    // Builds the form of the command in the language, from what is kept.
    function fill() {
        document.documentElement.lang = lang;
        document.title = say('title');
        for (const place of document.querySelectorAll('[data-words]')) {
            place.textContent = say(place.dataset.words);
        }
        byId('purpose').textContent = help.purpose[lang];
        byId('version').textContent = say('version', {version: help.version, rules: help.rules_version});
        byId('languages').setAttribute('aria-label', say('language'));
        byId('languages').replaceChildren(...languages.map(one => button({en: 'English', fr: 'Français'}[one] || one,
            () => switchTo(one), {id: 'language-' + one, lang: one, 'aria-pressed': String(one === lang)})));
        byId('findings').setAttribute('aria-label', say('findings'));
        tabs();
        byId('panel').replaceChildren(make('p', {class: 'hint'}, command.purpose[lang]), protocolField(),
            ...help.groups.map(group).filter(Boolean));
        renew();
    }

    function forget() {
        asked = empty();
        sheet = undefined;
        fill();
    }

    byId('new-patient').addEventListener('click', () => {
        forget();
        byId('panel').focus();
        scrollTo(0, 0);
    });
    addEventListener('pageshow', event => event.persisted && forget());
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', offPaper);

    // A file that is dropped anywhere is taken; the browser would leave the page for it.
    addEventListener('dragover', event => { event.preventDefault(); document.body.classList.add('over'); });
    addEventListener('dragleave', () => document.body.classList.remove('over'));
    addEventListener('drop', event => {
        event.preventDefault();
        document.body.classList.remove('over');
        if (event.dataTransfer.files.length > 0) {
            if (!takesFiles(command)) {
                command = commands.find(one => one.columns.length > 0);
            }
            take(event.dataTransfer.files[0]);
        }
    });

    fill();
})();
