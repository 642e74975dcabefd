// SPDX-License-Identifier: MIT
// Chromium without a screen, driven through its debugging pipe: nothing but node is needed. What is typed is typed and
// what is clicked is clicked as by a person; the page is asked only for what it shows.
'use strict';
const {spawn} = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

async function launch(program = 'chromium') {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'form-'));
    const child = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
        '--no-first-run', '--js-flags=--expose-gc', '--lang=en-US', '--user-data-dir=' + home,
        '--remote-debugging-pipe', 'about:blank'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        env: {...process.env, HOME: home, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US'}});
    const waiting = new Map();
    const heard = [];
    let next = 1;
    let rest = '';
    child.stdio[4].setEncoding('utf8').on('data', chunk => {
        const parts = (rest + chunk).split('\0');
        rest = parts.pop();
        for (const part of parts) {
            const message = JSON.parse(part);
            const wait = waiting.get(message.id);
            if (wait) {
                waiting.delete(message.id);
                message.error ? wait.reject(new Error(message.error.message)) : wait.resolve(message.result);
            } else if (message.method) {
                heard.push(message);
            }
        }
    });
    child.on('exit', () => waiting.forEach(wait => wait.reject(new Error('Chromium has ended'))));
    const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
        waiting.set(next, {resolve, reject});
        child.stdio[3].write(JSON.stringify({id: next++, method, params, sessionId}) + '\0');
    });
    const close = async () => {
        await send('Browser.close').catch(() => {});
        await new Promise(done => child.exitCode !== null ? done() : child.once('exit', done));
        fs.rmSync(home, {recursive: true, force: true, maxRetries: 5});
    };
    return {send, heard, close, home, open: address => open(send, heard, address)};
}

async function open(send, heard, address) {
    const {targetId} = await send('Target.createTarget', {url: 'about:blank'});
    const {sessionId} = await send('Target.attachToTarget', {targetId, flatten: true});
    const tell = (method, params) => send(method, params, sessionId);
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) {
        await tell(domain + '.enable');
    }
    const ask = async expression => {
        const {result, exceptionDetails} = await tell('Runtime.evaluate',
            {expression, awaitPromise: true, returnByValue: true, userGesture: true});
        if (exceptionDetails) {
            throw new Error(`${expression}: ${exceptionDetails.exception?.description || exceptionDetails.text}`);
        }
        return result.value;
    };
    const until = async (expression, seconds = 30) => {
        for (const end = Date.now() + seconds * 1000; ;) {
            const value = await ask(expression);
            if (value) {
                return value;
            }
            if (Date.now() > end) {
                throw new Error(`never came true: ${expression}`);
            }
            await new Promise(done => setTimeout(done, 20));
        }
    };
    const page = {
        tell, ask, until, heard: () => heard.filter(one => one.sessionId === sessionId),
        size: (width, height, dark = false) => tell('Emulation.setDeviceMetricsOverride',
            {width, height, deviceScaleFactor: 1, mobile: width < 600}).then(() => tell('Emulation.setEmulatedMedia',
            {features: [{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}]})),
        click: async selector => {
            const {x, y} = await ask(`(() => { const found = document.querySelector(${JSON.stringify(selector)});
                found.scrollIntoView({block: 'center'}); const box = found.getBoundingClientRect();
                return {x: box.x + Math.min(box.width / 2, 200), y: box.y + box.height / 2}; })()`);
            for (const type of ['mousePressed', 'mouseReleased']) {
                await tell('Input.dispatchMouseEvent', {type, x, y, button: 'left', clickCount: 1});
            }
        },
        key: async (key, code = key, windowsVirtualKeyCode = undefined) => {
            const text = key === 'Enter' ? '\r' : undefined;
            await tell('Input.dispatchKeyEvent', {type: 'keyDown', key, code, windowsVirtualKeyCode, text});
            await tell('Input.dispatchKeyEvent', {type: 'keyUp', key, code, windowsVirtualKeyCode});
        },
        // Over what stood there before.
        type: async (selector, text) => {
            await ask(`(() => { const field = document.querySelector(${JSON.stringify(selector)});
                field.closest('details') && (field.closest('details').open = true); field.focus(); field.select(); })()`);
            await (text === '' ? page.key('Delete', 'Delete', 46) : tell('Input.insertText', {text}));
        },
        files: async (selector, paths) => {
            const {root} = await tell('DOM.getDocument');
            const {nodeId} = await tell('DOM.querySelector', {nodeId: root.nodeId, selector});
            await tell('DOM.setFileInputFiles', {nodeId, files: paths});
        },
        drop: async paths => {
            const data = {items: [], files: paths, dragOperationsMask: 1};
            for (const type of ['dragEnter', 'dragOver', 'drop']) {
                await tell('Input.dispatchDragEvent', {type, x: 200, y: 200, data});
            }
        },
        picture: async (file, whole = false) => {
            const {data} = await tell('Page.captureScreenshot', {format: 'png', captureBeyondViewport: whole});
            fs.writeFileSync(file, Buffer.from(data, 'base64'));
        },
        pdf: async file => {
            const {data} = await tell('Page.printToPDF', {preferCSSPageSize: true});
            fs.writeFileSync(file, Buffer.from(data, 'base64'));
        },
    };
    await tell('Page.navigate', {url: address});
    await until(`document.readyState === 'complete'`);
    return page;
}

module.exports = {launch};
