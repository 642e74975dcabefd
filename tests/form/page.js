// SPDX-License-Identifier: MIT
// The program out of the page as it was built, for node.
'use strict';
const fs = require('fs');
const zlib = require('zlib');

function programOf(page) {
    const html = fs.readFileSync(page, 'utf8');
    const [, base64] = /<script type="text\/plain" id="program">([^<]*)<\/script>/.exec(html);
    const [, code] = /<script>\n([^]*?)<\/script>/.exec(html);
    return new Function(`${code}; return Program;`)()(zlib.gunzipSync(Buffer.from(base64, 'base64')));
}

module.exports = {programOf};
