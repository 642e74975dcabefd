// SPDX-License-Identifier: MIT
// The program as a function, its world in memory. Nothing of one run is there in the next: each has a memory of its
// own.
'use strict';

// bytes: of the WebAssembly module. Returns run(words, {input, files, variables, clock, today}), which gives
// {status, out, err, files}: bytes, texts and what was written under a name. Where the request has no room, or the
// program ends by itself, status is -1 and nothing is given.
function Program(bytes) {
    const module = new WebAssembly.Module(bytes);
    const utf8 = new TextEncoder();
    const plain = new TextDecoder();
    let instance, memory, world;

    const EXISTS = 1, FAILED = 2;
    const NONE = 'No such file or directory';

    const at = (pointer, count) => new Uint8Array(memory.buffer, pointer, count);

    function text(pointer) {
        const all = new Uint8Array(memory.buffer, pointer);
        return plain.decode(all.subarray(0, all.indexOf(0)));
    }

    // A text that the program asked for: as many of its bytes as leave room for the one that ends it.
    function give(string, pointer, size) {
        const encoded = utf8.encode(string).subarray(0, size - 1);
        at(pointer, encoded.length).set(encoded);
        return encoded.length;
    }

    function fail(reason, result) {
        world.reason = reason;
        return result;
    }

    function opened(file) {
        world.open.push(file);
        return world.open.length - 1;
    }

    function directoryOf(path) {
        return path.slice(0, path.lastIndexOf('/') + 1);
    }

    const lent = {
        variable(name, pointer, size) {
            const value = world.variables[text(name)];
            return value === undefined ? -1 : give(value, pointer, size);
        },
        clock: () => BigInt(world.clock === undefined ? -1 : world.clock),
        today: () => world.today === undefined ? -0x80000000 : world.today,
        open(path) {
            const bytes = world.given.get(text(path));
            return bytes === undefined ? fail(NONE, -1) : opened({bytes, at: 0});
        },
        read(number, pointer, count) {
            const file = world.open[number];
            const part = file.bytes.subarray(file.at, file.at + count);
            at(pointer, part.length).set(part);
            file.at += part.length;
            return part.length;
        },
        write(number, pointer, count) {
            world.open[number].parts.push(at(pointer, count).slice());
            return 1;
        },
        look(path) {
            const name = text(path);
            return name === '' ? fail(NONE, FAILED) : world.given.has(name) || world.made.has(name) ? EXISTS : 0;
        },
        create(path) {
            const directory = directoryOf(text(path));
            return directory === '' || directory === world.directory ? opened({parts: []}) : fail(NONE, -1);
        },
        cut(number, count) {
            world.open[number].parts = [joined(world.open[number].parts).slice(0, count)];
            return 1;
        },
        publish(number, path) {
            const name = text(path);
            if (world.given.has(name) || world.made.has(name)) {
                return EXISTS;
            }
            world.made.set(name, joined(world.open[number].parts));
            return 0;
        },
        discard() {},
        reason: (pointer, size) => give(world.reason, pointer, size),
    };

    function joined(parts) {
        const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
        parts.reduce((start, part) => (all.set(part, start), start + part.length), 0);
        return all;
    }

    function call(outside, work) {
        instance = new WebAssembly.Instance(module, {world: lent});
        memory = instance.exports.memory;
        const given = new Map(Object.entries(outside.files || {}));
        const input = {bytes: outside.input || new Uint8Array(0), at: 0};
        const out = {parts: []};
        const err = {parts: []};
        world = {
            given, made: new Map(), open: [input, out, err], reason: '', variables: outside.variables || {},
            clock: outside.clock, today: outside.today, directory: outside.directory,
        };
        try {
            const status = work();
            return {
                status, out: joined(out.parts), err: plain.decode(joined(err.parts)), files: world.made,
            };
        } catch (error) {
            if (!(error instanceof WebAssembly.RuntimeError)) {
                throw error;
            }
            return {status: -1, out: new Uint8Array(0), err: '', files: new Map()};
        } finally {
            instance = memory = world = null;
        }
    }

    function run(words, outside = {}) {
        return call(outside, () => {
            const line = utf8.encode(['baclofene', ...words].join('\0') + '\0');
            if (words.some(word => word.includes('\0')) || line.length > instance.exports.line_size()) {
                return -1;
            }
            at(instance.exports.line(), line.length).set(line);
            return instance.exports.run(words.length + 1);
        });
    }

    const words = JSON.parse(plain.decode(call({}, () => (instance.exports.words(), 0)).out));
    return {run, words};
}
