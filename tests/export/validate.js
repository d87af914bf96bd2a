// Validates HAR files with Debian's har-validator; NODE_PATH names where it is. Prints what is wrong, one line each;
// exits 0 when every file is valid, 1 when one is not, 3 when the validator cannot be loaded.
'use strict';
const fs = require('fs');

let validator;
try {
    validator = require('har-validator');
} catch (error) {
    console.error(`har-validator cannot be loaded: ${error.message}`);
    process.exit(3);
}

async function isValid(file) {
    try {
        await validator.har(JSON.parse(fs.readFileSync(file, 'utf8')));
        return true;
    } catch (error) {
        for (const one of error.errors || [{ dataPath: '', message: error.message }])
            console.log(`${file}${one.dataPath}: ${one.message}`);
        return false;
    }
}

Promise.all(process.argv.slice(2).map(isValid)).then((valid) => process.exit(valid.every(Boolean) ? 0 : 1));
