// SPDX-License-Identifier: MIT
// libbaclofene from JavaScript, as WebAssembly without an outside: build/bindings/baclofene.wasm, made by
// `make bindings-wasm`. Structs lie in its memory as baclofene.h has them for 32 bits.
//
//     node baclofene.js MODULE [PROTOCOL TARGET]
'use strict';
const fs = require('fs');

// Byte offsets, kept by the ABI check; see README.md beside.
const BLOCK = {size: 14, dose: 0, days: 2};
const PLAN = {size: 10830, count: 0, block: 2};
const FINDING = {size: 24, rule: 0, severity: 4, day: 12};
const DAY = {size: 14, dose: 0, last: 12};
const PATIENT = {size: 24, age: 7};
const TITRATION = {size: 12, target: 0};
const CHECKER_BYTES = 1024, FINDINGS_PER_DAY = 21;

function Baclofene(bytes) {
    const {exports} = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
    let free = exports.memory.grow(1) * 65536;
    const place = size => (free += size + 7 & ~7, free - (size + 7 & ~7));
    const plan = place(PLAN.size), titration = place(TITRATION.size), patient = place(PATIENT.size);
    const checker = place(CHECKER_BYTES), day = place(DAY.size), name = place(32);
    const found = place(FINDING.size * FINDINGS_PER_DAY);
    const memory = () => new DataView(exports.memory.buffer);
    const clear = (at, size) => new Uint8Array(exports.memory.buffer, at, size).fill(0);

    function protocol(id) {
        const text = new TextEncoder().encode(id).subarray(0, 31);
        clear(name, 32).set(text);
        const known = exports.bac_protocol_find(name);
        if (known === 0) {
            throw new RangeError(`${id}: no such protocol`);
        }
        return known;
    }

    // A list of {dose, days}. The generator knows no limits: let check() see every plan.
    function titrate(id, target) {
        if (!Number.isInteger(target) || target < 0 || target > 0xFFFF) {
            throw new RangeError(`${target}: not a dose`);
        }
        clear(titration, TITRATION.size);
        memory().setUint16(titration + TITRATION.target, target, true);
        const status = exports.bac_titrate(plan, protocol(id), titration);
        if (status !== 0) {
            throw new RangeError(`bac_status ${status}, see baclofene.h`);
        }
        return Array.from({length: memory().getUint16(plan + PLAN.count, true)}, (_, i) => {
            const block = plan + PLAN.block + i * BLOCK.size;
            return {dose: memory().getUint16(block + BLOCK.dose, true), days: memory().getUint16(block + BLOCK.days, true)};
        });
    }

    // What the checker finds in a plan as titrate() gives it. age 0: not known.
    function check(id, blocks, age = 0) {
        const doses = blocks.flatMap(({dose, days}) => Array(days).fill(dose));
        clear(patient, PATIENT.size)[PATIENT.age] = age;
        exports.bac_check_begin(checker, protocol(id), patient);
        return doses.flatMap((dose, index) => {
            clear(day, DAY.size)[DAY.last] = index + 1 === doses.length ? 1 : 0;
            memory().setUint16(day + DAY.dose, dose, true);
            return Array.from({length: exports.bac_check_day(checker, day, found)}, (_, i) => {
                const finding = found + i * FINDING.size;
                return {day: memory().getUint16(finding + FINDING.day, true),
                    rule: memory().getInt32(finding + FINDING.rule, true),
                    severity: memory().getInt32(finding + FINDING.severity, true)};
            });
        });
    }
    return {titrate, check};
}

if (require.main === module) {
    const [, , file, protocol = 'amm-2021', target = '90'] = process.argv;
    const baclofene = Baclofene(fs.readFileSync(file));
    const plan = baclofene.titrate(protocol, Number(target));
    plan.forEach(({dose, days}) => console.log(`${dose} mg per day for ${days} days`));
    baclofene.check(protocol, plan).forEach(one =>
        console.log(`day ${one.day}: rule ${one.rule}, severity ${one.severity}`));
}

module.exports = {Baclofene};
