// node validate.mjs SCHEMA: each line of standard input becomes "ok", or what is wrong with it.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// strict: a keyword that is unknown or has no effect is an error of the schema.
const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], 'utf8')));
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  console.log(validate(JSON.parse(line)) ? 'ok' : ajv.errorsText(validate.errors, { dataVar: '' }));
}
