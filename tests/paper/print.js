// SPDX-License-Identifier: MIT
// Prints sheets with one Chromium, which takes long to start: NAME.html of the directory to NAME.pdf beside it.
//
//   node tests/paper/print.js DIRECTORY NAME...
'use strict';
const path = require('path');
const {pathToFileURL} = require('url');
const {launch} = require('../form/chromium.js');

async function main([directory, ...names]) {
    const chromium = await launch();
    try {
        for (const name of names) {
            const file = path.resolve(directory, name);
            const page = await chromium.open(pathToFileURL(file + '.html').href);
            await page.pdf(file + '.pdf');
            await page.tell('Page.close');
        }
    } finally {
        await chromium.close();
    }
}

main(process.argv.slice(2)).catch(error => {
    console.error(`pdf: ${error.message}`);
    process.exit(1);
});
