// Made from schemas/ by `npm run generate`; edit the schema, not this file.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return !0;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return !1;
        var length, i, keys;
        if (Array.isArray(a)) {
          if (length = a.length, length != b.length) return !1;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return !1;
          return !0;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        if (keys = Object.keys(a), length = keys.length, length !== Object.keys(b).length) return !1;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return !1;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return !1;
        }
        return !0;
      }
      return a !== a && b !== b;
    };
  }
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var kind0 = validate20, schema31 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/order.schema.json", type: "object", additionalProperties: !1, properties: { title: { $ref: "#/$defs/line" }, owner: { $ref: "#/$defs/id" }, goal: { $ref: "#/$defs/text" }, state: { enum: ["draft", "ready", "withdrawn"] }, mode: { enum: ["standard", "report-only", "integration-bringup"] }, priority: { enum: ["low", "normal", "high"] }, stage: { $ref: "#/$defs/id" }, depends_on: { type: "array", items: { $ref: "#/$defs/id" }, uniqueItems: !0 }, allowed_scope: { type: "array", items: { $ref: "#/$defs/glob" } }, forbidden_scope: { type: "array", items: { $ref: "#/$defs/glob" } }, protected_scope: { type: "array", items: { $ref: "#/$defs/glob" } }, stop_rules: { type: "array", items: { $ref: "#/$defs/line" }, minItems: 1 }, acceptance_criteria: { type: "array", items: { type: "object", additionalProperties: !1, properties: { id: { $ref: "#/$defs/id" }, text: { $ref: "#/$defs/text" }, proved_by: { type: "array", items: { $ref: "#/$defs/id" }, uniqueItems: !0 }, artifact: { type: "object", additionalProperties: !1, properties: { path: { $ref: "#/$defs/file" }, contains: { $ref: "#/$defs/text" } }, required: ["path"] }, manual: { const: !0 } }, required: ["id", "text"], minProperties: 3, maxProperties: 3 } }, acceptance_commands: { type: "array", items: { type: "object", additionalProperties: !1, properties: { id: { $ref: "#/$defs/id" }, run: { $ref: "#/$defs/text" }, cwd: { $ref: "#/$defs/file" }, timeout: { type: "integer", minimum: 1, maximum: 86400 }, expect: { type: "integer", minimum: 0, maximum: 255 }, level: { $ref: "#/$defs/evidenceLevel" } }, required: ["id", "run"] } }, evidence_level: { $ref: "#/$defs/evidenceLevel" }, evidence_value: { enum: ["direct-product-proof", "runtime-proof", "integration-proof", "proxy-evidence", "planning-evidence"] }, baseline_policy: { enum: ["dispatch-base-acceptable", "refresh-before-merge", "batch-baseline", "current-integration-required", "not-applicable"] }, review_gate: { enum: ["none", "project-defined", "external"] }, independent_review: { enum: ["not-required", "worker-authorized", "coordinator-owned", "required-before-commit"] }, commit_authority: { enum: ["no-commit", "local-branch-commit", "report-only-commit", "coordinator-only"] }, final_acceptance_owner: { enum: ["worker", "coordinator", "user"] }, execution_discipline: { enum: ["baseline-implementation", "deep-investigation", "systematic-debugging", "review-only", "project-defined"] }, contract_handling: { enum: ["no-contract-change", "pre-report-contract-impact", "follow-linked-contract"] }, granularity: { enum: ["bounded-bundle", "split", "report-only", "integration-bringup", "no-dispatch"] }, expected_owners: { type: "array", items: { $ref: "#/$defs/id" }, uniqueItems: !0 }, dispatch: { enum: ["manual", "on-ready"] }, attempts: { type: "object", additionalProperties: !1, properties: { count: { type: "integer", minimum: 1, maximum: 64 }, agents: { type: "array", items: { $ref: "#/$defs/id" }, minItems: 1 }, preset: { $ref: "#/$defs/id" }, sandbox: { $ref: "#/$defs/engine" }, synthesis: { enum: ["off", "auto", "on"] }, limits: { type: "object", additionalProperties: !1, properties: { cpus: { type: "number", exclusiveMinimum: 0, maximum: 1024 }, memory: { $ref: "#/$defs/size" }, pids: { type: "integer", minimum: 1, maximum: 1e6 }, open_files: { type: "integer", minimum: 16, maximum: 1e6 }, file_size: { $ref: "#/$defs/size" }, tmp: { $ref: "#/$defs/size" }, minutes: { type: "number", exclusiveMinimum: 0, maximum: 1e5 }, disk: { $ref: "#/$defs/size" }, output: { $ref: "#/$defs/size" } } } } }, budget: { type: "object", additionalProperties: !1, properties: { iterations: { type: "integer", minimum: 1, maximum: 1e3 }, minutes: { type: "number", exclusiveMinimum: 0, maximum: 1e5 }, failures: { type: "integer", minimum: 1, maximum: 1e3 }, cost_usd: { type: "number", exclusiveMinimum: 0, maximum: 1e6 } } } }, required: ["title", "owner", "goal", "allowed_scope", "forbidden_scope", "stop_rules"], if: { properties: { mode: { const: "report-only" } }, required: ["mode"] }, else: { required: ["acceptance_commands"], properties: { allowed_scope: { type: "array", minItems: 1 }, acceptance_commands: { type: "array", minItems: 1 } } }, $defs: { id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, glob: { type: "string", pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, file: { type: "string", pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, line: { type: "string", pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$" }, text: { type: "string", pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, evidenceLevel: { enum: ["local-readiness", "hardware-deferred", "live-smoke-required", "live-smoke-complete", "not-applicable"] }, engine: { enum: ["auto", "bubblewrap", "podman", "docker"] }, size: { type: "string", pattern: "^[1-9][0-9]{0,8}[KMGT]$" } } };
var schema49 = { enum: ["local-readiness", "hardware-deferred", "live-smoke-required", "live-smoke-complete", "not-applicable"] }, schema54 = { enum: ["auto", "bubblewrap", "podman", "docker"] };
var func1 = Object.prototype.hasOwnProperty, func0 = require_equal().default, pattern4 = new RegExp("^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$", "u"), pattern5 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "u"), pattern6 = new RegExp("^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$", "u"), pattern9 = new RegExp("^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$", "u"), pattern16 = new RegExp("^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$", "u"), pattern24 = new RegExp("^[1-9][0-9]{0,8}[KMGT]$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate20.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  let _errs1 = errors, valid0 = !0, _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.mode === void 0 && (missing0 = "mode")) {
      let err0 = {};
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    } else if (data.mode !== void 0 && data.mode !== "report-only") {
      let err1 = {};
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), !_valid0) {
    let _errs4 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.acceptance_commands === void 0) {
        let err2 = { instancePath, schemaPath: "#/else/required", keyword: "required", params: { missingProperty: "acceptance_commands" }, message: "must have required property 'acceptance_commands'" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data.allowed_scope !== void 0) {
        let data1 = data.allowed_scope;
        if (Array.isArray(data1)) {
          if (data1.length < 1) {
            let err3 = { instancePath: instancePath + "/allowed_scope", schemaPath: "#/else/properties/allowed_scope/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        } else {
          let err4 = { instancePath: instancePath + "/allowed_scope", schemaPath: "#/else/properties/allowed_scope/type", keyword: "type", params: { type: "array" }, message: "must be array" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      }
      if (data.acceptance_commands !== void 0) {
        let data2 = data.acceptance_commands;
        if (Array.isArray(data2)) {
          if (data2.length < 1) {
            let err5 = { instancePath: instancePath + "/acceptance_commands", schemaPath: "#/else/properties/acceptance_commands/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        } else {
          let err6 = { instancePath: instancePath + "/acceptance_commands", schemaPath: "#/else/properties/acceptance_commands/type", keyword: "type", params: { type: "array" }, message: "must be array" };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      }
    }
    var _valid0 = _errs4 === errors;
    if (valid0 = _valid0, valid0) {
      var props0 = {};
      props0.allowed_scope = !0, props0.acceptance_commands = !0, props0.mode = !0;
    }
  }
  if (!valid0) {
    let err7 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: "else" }, message: 'must match "else" schema' };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0) {
      let err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.owner === void 0) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "owner" }, message: "must have required property 'owner'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.goal === void 0) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "goal" }, message: "must have required property 'goal'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.allowed_scope === void 0) {
      let err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "allowed_scope" }, message: "must have required property 'allowed_scope'" };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.forbidden_scope === void 0) {
      let err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "forbidden_scope" }, message: "must have required property 'forbidden_scope'" };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.stop_rules === void 0) {
      let err13 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "stop_rules" }, message: "must have required property 'stop_rules'" };
      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
    }
    for (let key0 in data)
      if (!func1.call(schema31.properties, key0)) {
        let err14 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    if (data.title !== void 0) {
      let data3 = data.title;
      if (typeof data3 == "string") {
        if (!pattern4.test(data3)) {
          let err15 = { instancePath: instancePath + "/title", schemaPath: "#/$defs/line/pattern", keyword: "pattern", params: { pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        let err16 = { instancePath: instancePath + "/title", schemaPath: "#/$defs/line/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.owner !== void 0) {
      let data4 = data.owner;
      if (typeof data4 == "string") {
        if (!pattern5.test(data4)) {
          let err17 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      } else {
        let err18 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.goal !== void 0) {
      let data5 = data.goal;
      if (typeof data5 == "string") {
        if (!pattern6.test(data5)) {
          let err19 = { instancePath: instancePath + "/goal", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      } else {
        let err20 = { instancePath: instancePath + "/goal", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.state !== void 0) {
      let data6 = data.state;
      if (!(data6 === "draft" || data6 === "ready" || data6 === "withdrawn")) {
        let err21 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema31.properties.state.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
    if (data.mode !== void 0) {
      let data7 = data.mode;
      if (!(data7 === "standard" || data7 === "report-only" || data7 === "integration-bringup")) {
        let err22 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema31.properties.mode.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.priority !== void 0) {
      let data8 = data.priority;
      if (!(data8 === "low" || data8 === "normal" || data8 === "high")) {
        let err23 = { instancePath: instancePath + "/priority", schemaPath: "#/properties/priority/enum", keyword: "enum", params: { allowedValues: schema31.properties.priority.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data.stage !== void 0) {
      let data9 = data.stage;
      if (typeof data9 == "string") {
        if (!pattern5.test(data9)) {
          let err24 = { instancePath: instancePath + "/stage", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
      } else {
        let err25 = { instancePath: instancePath + "/stage", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.depends_on !== void 0) {
      let data10 = data.depends_on;
      if (Array.isArray(data10)) {
        let len0 = data10.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data11 = data10[i0];
          if (typeof data11 == "string") {
            if (!pattern5.test(data11)) {
              let err26 = { instancePath: instancePath + "/depends_on/" + i0, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
            }
          } else {
            let err27 = { instancePath: instancePath + "/depends_on/" + i0, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
          }
        }
        let i1 = data10.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data10[i1], data10[j0])) {
                  let err28 = { instancePath: instancePath + "/depends_on", schemaPath: "#/properties/depends_on/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                  vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                  break outer0;
                }
        }
      } else {
        let err29 = { instancePath: instancePath + "/depends_on", schemaPath: "#/properties/depends_on/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
      }
    }
    if (data.allowed_scope !== void 0) {
      let data12 = data.allowed_scope;
      if (Array.isArray(data12)) {
        let len1 = data12.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data13 = data12[i2];
          if (typeof data13 == "string") {
            if (!pattern9.test(data13)) {
              let err30 = { instancePath: instancePath + "/allowed_scope/" + i2, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
              vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
            }
          } else {
            let err31 = { instancePath: instancePath + "/allowed_scope/" + i2, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
        }
      } else {
        let err32 = { instancePath: instancePath + "/allowed_scope", schemaPath: "#/properties/allowed_scope/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
      }
    }
    if (data.forbidden_scope !== void 0) {
      let data14 = data.forbidden_scope;
      if (Array.isArray(data14)) {
        let len2 = data14.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data15 = data14[i3];
          if (typeof data15 == "string") {
            if (!pattern9.test(data15)) {
              let err33 = { instancePath: instancePath + "/forbidden_scope/" + i3, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
              vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
            }
          } else {
            let err34 = { instancePath: instancePath + "/forbidden_scope/" + i3, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
          }
        }
      } else {
        let err35 = { instancePath: instancePath + "/forbidden_scope", schemaPath: "#/properties/forbidden_scope/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.protected_scope !== void 0) {
      let data16 = data.protected_scope;
      if (Array.isArray(data16)) {
        let len3 = data16.length;
        for (let i4 = 0; i4 < len3; i4++) {
          let data17 = data16[i4];
          if (typeof data17 == "string") {
            if (!pattern9.test(data17)) {
              let err36 = { instancePath: instancePath + "/protected_scope/" + i4, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
              vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
            }
          } else {
            let err37 = { instancePath: instancePath + "/protected_scope/" + i4, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
          }
        }
      } else {
        let err38 = { instancePath: instancePath + "/protected_scope", schemaPath: "#/properties/protected_scope/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
      }
    }
    if (data.stop_rules !== void 0) {
      let data18 = data.stop_rules;
      if (Array.isArray(data18)) {
        if (data18.length < 1) {
          let err39 = { instancePath: instancePath + "/stop_rules", schemaPath: "#/properties/stop_rules/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
        }
        let len4 = data18.length;
        for (let i5 = 0; i5 < len4; i5++) {
          let data19 = data18[i5];
          if (typeof data19 == "string") {
            if (!pattern4.test(data19)) {
              let err40 = { instancePath: instancePath + "/stop_rules/" + i5, schemaPath: "#/$defs/line/pattern", keyword: "pattern", params: { pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$"' };
              vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
            }
          } else {
            let err41 = { instancePath: instancePath + "/stop_rules/" + i5, schemaPath: "#/$defs/line/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
          }
        }
      } else {
        let err42 = { instancePath: instancePath + "/stop_rules", schemaPath: "#/properties/stop_rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
    }
    if (data.acceptance_criteria !== void 0) {
      let data20 = data.acceptance_criteria;
      if (Array.isArray(data20)) {
        let len5 = data20.length;
        for (let i6 = 0; i6 < len5; i6++) {
          let data21 = data20[i6];
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            if (Object.keys(data21).length > 3) {
              let err43 = { instancePath: instancePath + "/acceptance_criteria/" + i6, schemaPath: "#/properties/acceptance_criteria/items/maxProperties", keyword: "maxProperties", params: { limit: 3 }, message: "must NOT have more than 3 properties" };
              vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
            }
            if (Object.keys(data21).length < 3) {
              let err44 = { instancePath: instancePath + "/acceptance_criteria/" + i6, schemaPath: "#/properties/acceptance_criteria/items/minProperties", keyword: "minProperties", params: { limit: 3 }, message: "must NOT have fewer than 3 properties" };
              vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
            }
            if (data21.id === void 0) {
              let err45 = { instancePath: instancePath + "/acceptance_criteria/" + i6, schemaPath: "#/properties/acceptance_criteria/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
              vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
            }
            if (data21.text === void 0) {
              let err46 = { instancePath: instancePath + "/acceptance_criteria/" + i6, schemaPath: "#/properties/acceptance_criteria/items/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
            }
            for (let key1 in data21)
              if (!(key1 === "id" || key1 === "text" || key1 === "proved_by" || key1 === "artifact" || key1 === "manual")) {
                let err47 = { instancePath: instancePath + "/acceptance_criteria/" + i6, schemaPath: "#/properties/acceptance_criteria/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
              }
            if (data21.id !== void 0) {
              let data22 = data21.id;
              if (typeof data22 == "string") {
                if (!pattern5.test(data22)) {
                  let err48 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/id", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                }
              } else {
                let err49 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/id", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
            }
            if (data21.text !== void 0) {
              let data23 = data21.text;
              if (typeof data23 == "string") {
                if (!pattern6.test(data23)) {
                  let err50 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/text", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                }
              } else {
                let err51 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/text", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
              }
            }
            if (data21.proved_by !== void 0) {
              let data24 = data21.proved_by;
              if (Array.isArray(data24)) {
                let len6 = data24.length;
                for (let i7 = 0; i7 < len6; i7++) {
                  let data25 = data24[i7];
                  if (typeof data25 == "string") {
                    if (!pattern5.test(data25)) {
                      let err52 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/proved_by/" + i7, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                      vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                    }
                  } else {
                    let err53 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/proved_by/" + i7, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                  }
                }
                let i8 = data24.length, j1;
                if (i8 > 1) {
                  outer1:
                    for (; i8--; )
                      for (j1 = i8; j1--; )
                        if (func0(data24[i8], data24[j1])) {
                          let err54 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/proved_by", schemaPath: "#/properties/acceptance_criteria/items/properties/proved_by/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i8 + " are identical)" };
                          vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                          break outer1;
                        }
                }
              } else {
                let err55 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/proved_by", schemaPath: "#/properties/acceptance_criteria/items/properties/proved_by/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
              }
            }
            if (data21.artifact !== void 0) {
              let data26 = data21.artifact;
              if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                if (data26.path === void 0) {
                  let err56 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/artifact", schemaPath: "#/properties/acceptance_criteria/items/properties/artifact/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'" };
                  vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                }
                for (let key2 in data26)
                  if (!(key2 === "path" || key2 === "contains")) {
                    let err57 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/artifact", schemaPath: "#/properties/acceptance_criteria/items/properties/artifact/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                    vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                  }
                if (data26.path !== void 0) {
                  let data27 = data26.path;
                  if (typeof data27 == "string") {
                    if (!pattern16.test(data27)) {
                      let err58 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/artifact/path", schemaPath: "#/$defs/file/pattern", keyword: "pattern", params: { pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$"' };
                      vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
                    }
                  } else {
                    let err59 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/artifact/path", schemaPath: "#/$defs/file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                  }
                }
                if (data26.contains !== void 0) {
                  let data28 = data26.contains;
                  if (typeof data28 == "string") {
                    if (!pattern6.test(data28)) {
                      let err60 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/artifact/contains", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                      vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
                    }
                  } else {
                    let err61 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/artifact/contains", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
                  }
                }
              } else {
                let err62 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/artifact", schemaPath: "#/properties/acceptance_criteria/items/properties/artifact/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
              }
            }
            if (data21.manual !== void 0 && data21.manual !== !0) {
              let err63 = { instancePath: instancePath + "/acceptance_criteria/" + i6 + "/manual", schemaPath: "#/properties/acceptance_criteria/items/properties/manual/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant" };
              vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
            }
          } else {
            let err64 = { instancePath: instancePath + "/acceptance_criteria/" + i6, schemaPath: "#/properties/acceptance_criteria/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
          }
        }
      } else {
        let err65 = { instancePath: instancePath + "/acceptance_criteria", schemaPath: "#/properties/acceptance_criteria/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
      }
    }
    if (data.acceptance_commands !== void 0) {
      let data30 = data.acceptance_commands;
      if (Array.isArray(data30)) {
        let len7 = data30.length;
        for (let i9 = 0; i9 < len7; i9++) {
          let data31 = data30[i9];
          if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
            if (data31.id === void 0) {
              let err66 = { instancePath: instancePath + "/acceptance_commands/" + i9, schemaPath: "#/properties/acceptance_commands/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
              vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
            }
            if (data31.run === void 0) {
              let err67 = { instancePath: instancePath + "/acceptance_commands/" + i9, schemaPath: "#/properties/acceptance_commands/items/required", keyword: "required", params: { missingProperty: "run" }, message: "must have required property 'run'" };
              vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
            }
            for (let key3 in data31)
              if (!(key3 === "id" || key3 === "run" || key3 === "cwd" || key3 === "timeout" || key3 === "expect" || key3 === "level")) {
                let err68 = { instancePath: instancePath + "/acceptance_commands/" + i9, schemaPath: "#/properties/acceptance_commands/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
              }
            if (data31.id !== void 0) {
              let data32 = data31.id;
              if (typeof data32 == "string") {
                if (!pattern5.test(data32)) {
                  let err69 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/id", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                }
              } else {
                let err70 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/id", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
              }
            }
            if (data31.run !== void 0) {
              let data33 = data31.run;
              if (typeof data33 == "string") {
                if (!pattern6.test(data33)) {
                  let err71 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/run", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                }
              } else {
                let err72 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/run", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
              }
            }
            if (data31.cwd !== void 0) {
              let data34 = data31.cwd;
              if (typeof data34 == "string") {
                if (!pattern16.test(data34)) {
                  let err73 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/cwd", schemaPath: "#/$defs/file/pattern", keyword: "pattern", params: { pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                }
              } else {
                let err74 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/cwd", schemaPath: "#/$defs/file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
              }
            }
            if (data31.timeout !== void 0) {
              let data35 = data31.timeout;
              if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
                let err75 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/timeout", schemaPath: "#/properties/acceptance_commands/items/properties/timeout/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
              }
              if (typeof data35 == "number" && isFinite(data35)) {
                if (data35 > 86400 || isNaN(data35)) {
                  let err76 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/timeout", schemaPath: "#/properties/acceptance_commands/items/properties/timeout/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, message: "must be <= 86400" };
                  vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                }
                if (data35 < 1 || isNaN(data35)) {
                  let err77 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/timeout", schemaPath: "#/properties/acceptance_commands/items/properties/timeout/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                }
              }
            }
            if (data31.expect !== void 0) {
              let data36 = data31.expect;
              if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
                let err78 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/expect", schemaPath: "#/properties/acceptance_commands/items/properties/expect/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
              }
              if (typeof data36 == "number" && isFinite(data36)) {
                if (data36 > 255 || isNaN(data36)) {
                  let err79 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/expect", schemaPath: "#/properties/acceptance_commands/items/properties/expect/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, message: "must be <= 255" };
                  vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                }
                if (data36 < 0 || isNaN(data36)) {
                  let err80 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/expect", schemaPath: "#/properties/acceptance_commands/items/properties/expect/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                }
              }
            }
            if (data31.level !== void 0) {
              let data37 = data31.level;
              if (!(data37 === "local-readiness" || data37 === "hardware-deferred" || data37 === "live-smoke-required" || data37 === "live-smoke-complete" || data37 === "not-applicable")) {
                let err81 = { instancePath: instancePath + "/acceptance_commands/" + i9 + "/level", schemaPath: "#/$defs/evidenceLevel/enum", keyword: "enum", params: { allowedValues: schema49.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
            }
          } else {
            let err82 = { instancePath: instancePath + "/acceptance_commands/" + i9, schemaPath: "#/properties/acceptance_commands/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
          }
        }
      } else {
        let err83 = { instancePath: instancePath + "/acceptance_commands", schemaPath: "#/properties/acceptance_commands/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
      }
    }
    if (data.evidence_level !== void 0) {
      let data38 = data.evidence_level;
      if (!(data38 === "local-readiness" || data38 === "hardware-deferred" || data38 === "live-smoke-required" || data38 === "live-smoke-complete" || data38 === "not-applicable")) {
        let err84 = { instancePath: instancePath + "/evidence_level", schemaPath: "#/$defs/evidenceLevel/enum", keyword: "enum", params: { allowedValues: schema49.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
      }
    }
    if (data.evidence_value !== void 0) {
      let data39 = data.evidence_value;
      if (!(data39 === "direct-product-proof" || data39 === "runtime-proof" || data39 === "integration-proof" || data39 === "proxy-evidence" || data39 === "planning-evidence")) {
        let err85 = { instancePath: instancePath + "/evidence_value", schemaPath: "#/properties/evidence_value/enum", keyword: "enum", params: { allowedValues: schema31.properties.evidence_value.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
      }
    }
    if (data.baseline_policy !== void 0) {
      let data40 = data.baseline_policy;
      if (!(data40 === "dispatch-base-acceptable" || data40 === "refresh-before-merge" || data40 === "batch-baseline" || data40 === "current-integration-required" || data40 === "not-applicable")) {
        let err86 = { instancePath: instancePath + "/baseline_policy", schemaPath: "#/properties/baseline_policy/enum", keyword: "enum", params: { allowedValues: schema31.properties.baseline_policy.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
      }
    }
    if (data.review_gate !== void 0) {
      let data41 = data.review_gate;
      if (!(data41 === "none" || data41 === "project-defined" || data41 === "external")) {
        let err87 = { instancePath: instancePath + "/review_gate", schemaPath: "#/properties/review_gate/enum", keyword: "enum", params: { allowedValues: schema31.properties.review_gate.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
      }
    }
    if (data.independent_review !== void 0) {
      let data42 = data.independent_review;
      if (!(data42 === "not-required" || data42 === "worker-authorized" || data42 === "coordinator-owned" || data42 === "required-before-commit")) {
        let err88 = { instancePath: instancePath + "/independent_review", schemaPath: "#/properties/independent_review/enum", keyword: "enum", params: { allowedValues: schema31.properties.independent_review.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
      }
    }
    if (data.commit_authority !== void 0) {
      let data43 = data.commit_authority;
      if (!(data43 === "no-commit" || data43 === "local-branch-commit" || data43 === "report-only-commit" || data43 === "coordinator-only")) {
        let err89 = { instancePath: instancePath + "/commit_authority", schemaPath: "#/properties/commit_authority/enum", keyword: "enum", params: { allowedValues: schema31.properties.commit_authority.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
      }
    }
    if (data.final_acceptance_owner !== void 0) {
      let data44 = data.final_acceptance_owner;
      if (!(data44 === "worker" || data44 === "coordinator" || data44 === "user")) {
        let err90 = { instancePath: instancePath + "/final_acceptance_owner", schemaPath: "#/properties/final_acceptance_owner/enum", keyword: "enum", params: { allowedValues: schema31.properties.final_acceptance_owner.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
      }
    }
    if (data.execution_discipline !== void 0) {
      let data45 = data.execution_discipline;
      if (!(data45 === "baseline-implementation" || data45 === "deep-investigation" || data45 === "systematic-debugging" || data45 === "review-only" || data45 === "project-defined")) {
        let err91 = { instancePath: instancePath + "/execution_discipline", schemaPath: "#/properties/execution_discipline/enum", keyword: "enum", params: { allowedValues: schema31.properties.execution_discipline.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
      }
    }
    if (data.contract_handling !== void 0) {
      let data46 = data.contract_handling;
      if (!(data46 === "no-contract-change" || data46 === "pre-report-contract-impact" || data46 === "follow-linked-contract")) {
        let err92 = { instancePath: instancePath + "/contract_handling", schemaPath: "#/properties/contract_handling/enum", keyword: "enum", params: { allowedValues: schema31.properties.contract_handling.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
      }
    }
    if (data.granularity !== void 0) {
      let data47 = data.granularity;
      if (!(data47 === "bounded-bundle" || data47 === "split" || data47 === "report-only" || data47 === "integration-bringup" || data47 === "no-dispatch")) {
        let err93 = { instancePath: instancePath + "/granularity", schemaPath: "#/properties/granularity/enum", keyword: "enum", params: { allowedValues: schema31.properties.granularity.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
      }
    }
    if (data.expected_owners !== void 0) {
      let data48 = data.expected_owners;
      if (Array.isArray(data48)) {
        let len8 = data48.length;
        for (let i10 = 0; i10 < len8; i10++) {
          let data49 = data48[i10];
          if (typeof data49 == "string") {
            if (!pattern5.test(data49)) {
              let err94 = { instancePath: instancePath + "/expected_owners/" + i10, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
            }
          } else {
            let err95 = { instancePath: instancePath + "/expected_owners/" + i10, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
          }
        }
        let i11 = data48.length, j2;
        if (i11 > 1) {
          outer2:
            for (; i11--; )
              for (j2 = i11; j2--; )
                if (func0(data48[i11], data48[j2])) {
                  let err96 = { instancePath: instancePath + "/expected_owners", schemaPath: "#/properties/expected_owners/uniqueItems", keyword: "uniqueItems", params: { i: i11, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i11 + " are identical)" };
                  vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
                  break outer2;
                }
        }
      } else {
        let err97 = { instancePath: instancePath + "/expected_owners", schemaPath: "#/properties/expected_owners/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
      }
    }
    if (data.dispatch !== void 0) {
      let data50 = data.dispatch;
      if (!(data50 === "manual" || data50 === "on-ready")) {
        let err98 = { instancePath: instancePath + "/dispatch", schemaPath: "#/properties/dispatch/enum", keyword: "enum", params: { allowedValues: schema31.properties.dispatch.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
      }
    }
    if (data.attempts !== void 0) {
      let data51 = data.attempts;
      if (data51 && typeof data51 == "object" && !Array.isArray(data51)) {
        for (let key4 in data51)
          if (!(key4 === "count" || key4 === "agents" || key4 === "preset" || key4 === "sandbox" || key4 === "synthesis" || key4 === "limits")) {
            let err99 = { instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
          }
        if (data51.count !== void 0) {
          let data52 = data51.count;
          if (!(typeof data52 == "number" && !(data52 % 1) && !isNaN(data52) && isFinite(data52))) {
            let err100 = { instancePath: instancePath + "/attempts/count", schemaPath: "#/properties/attempts/properties/count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
          }
          if (typeof data52 == "number" && isFinite(data52)) {
            if (data52 > 64 || isNaN(data52)) {
              let err101 = { instancePath: instancePath + "/attempts/count", schemaPath: "#/properties/attempts/properties/count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 }, message: "must be <= 64" };
              vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
            }
            if (data52 < 1 || isNaN(data52)) {
              let err102 = { instancePath: instancePath + "/attempts/count", schemaPath: "#/properties/attempts/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
            }
          }
        }
        if (data51.agents !== void 0) {
          let data53 = data51.agents;
          if (Array.isArray(data53)) {
            if (data53.length < 1) {
              let err103 = { instancePath: instancePath + "/attempts/agents", schemaPath: "#/properties/attempts/properties/agents/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
            }
            let len9 = data53.length;
            for (let i12 = 0; i12 < len9; i12++) {
              let data54 = data53[i12];
              if (typeof data54 == "string") {
                if (!pattern5.test(data54)) {
                  let err104 = { instancePath: instancePath + "/attempts/agents/" + i12, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
                }
              } else {
                let err105 = { instancePath: instancePath + "/attempts/agents/" + i12, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
              }
            }
          } else {
            let err106 = { instancePath: instancePath + "/attempts/agents", schemaPath: "#/properties/attempts/properties/agents/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
          }
        }
        if (data51.preset !== void 0) {
          let data55 = data51.preset;
          if (typeof data55 == "string") {
            if (!pattern5.test(data55)) {
              let err107 = { instancePath: instancePath + "/attempts/preset", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
            }
          } else {
            let err108 = { instancePath: instancePath + "/attempts/preset", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
          }
        }
        if (data51.sandbox !== void 0) {
          let data56 = data51.sandbox;
          if (!(data56 === "auto" || data56 === "bubblewrap" || data56 === "podman" || data56 === "docker")) {
            let err109 = { instancePath: instancePath + "/attempts/sandbox", schemaPath: "#/$defs/engine/enum", keyword: "enum", params: { allowedValues: schema54.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
          }
        }
        if (data51.synthesis !== void 0) {
          let data57 = data51.synthesis;
          if (!(data57 === "off" || data57 === "auto" || data57 === "on")) {
            let err110 = { instancePath: instancePath + "/attempts/synthesis", schemaPath: "#/properties/attempts/properties/synthesis/enum", keyword: "enum", params: { allowedValues: schema31.properties.attempts.properties.synthesis.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
          }
        }
        if (data51.limits !== void 0) {
          let data58 = data51.limits;
          if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
            for (let key5 in data58)
              if (!func1.call(schema31.properties.attempts.properties.limits.properties, key5)) {
                let err111 = { instancePath: instancePath + "/attempts/limits", schemaPath: "#/properties/attempts/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
              }
            if (data58.cpus !== void 0) {
              let data59 = data58.cpus;
              if (typeof data59 == "number" && isFinite(data59)) {
                if (data59 > 1024 || isNaN(data59)) {
                  let err112 = { instancePath: instancePath + "/attempts/limits/cpus", schemaPath: "#/properties/attempts/properties/limits/properties/cpus/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1024 }, message: "must be <= 1024" };
                  vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
                }
                if (data59 <= 0 || isNaN(data59)) {
                  let err113 = { instancePath: instancePath + "/attempts/limits/cpus", schemaPath: "#/properties/attempts/properties/limits/properties/cpus/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
                  vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
                }
              } else {
                let err114 = { instancePath: instancePath + "/attempts/limits/cpus", schemaPath: "#/properties/attempts/properties/limits/properties/cpus/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
              }
            }
            if (data58.memory !== void 0) {
              let data60 = data58.memory;
              if (typeof data60 == "string") {
                if (!pattern24.test(data60)) {
                  let err115 = { instancePath: instancePath + "/attempts/limits/memory", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
                  vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
                }
              } else {
                let err116 = { instancePath: instancePath + "/attempts/limits/memory", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
              }
            }
            if (data58.pids !== void 0) {
              let data61 = data58.pids;
              if (!(typeof data61 == "number" && !(data61 % 1) && !isNaN(data61) && isFinite(data61))) {
                let err117 = { instancePath: instancePath + "/attempts/limits/pids", schemaPath: "#/properties/attempts/properties/limits/properties/pids/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
              }
              if (typeof data61 == "number" && isFinite(data61)) {
                if (data61 > 1e6 || isNaN(data61)) {
                  let err118 = { instancePath: instancePath + "/attempts/limits/pids", schemaPath: "#/properties/attempts/properties/limits/properties/pids/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
                  vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
                }
                if (data61 < 1 || isNaN(data61)) {
                  let err119 = { instancePath: instancePath + "/attempts/limits/pids", schemaPath: "#/properties/attempts/properties/limits/properties/pids/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
                }
              }
            }
            if (data58.open_files !== void 0) {
              let data62 = data58.open_files;
              if (!(typeof data62 == "number" && !(data62 % 1) && !isNaN(data62) && isFinite(data62))) {
                let err120 = { instancePath: instancePath + "/attempts/limits/open_files", schemaPath: "#/properties/attempts/properties/limits/properties/open_files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
              }
              if (typeof data62 == "number" && isFinite(data62)) {
                if (data62 > 1e6 || isNaN(data62)) {
                  let err121 = { instancePath: instancePath + "/attempts/limits/open_files", schemaPath: "#/properties/attempts/properties/limits/properties/open_files/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
                  vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
                }
                if (data62 < 16 || isNaN(data62)) {
                  let err122 = { instancePath: instancePath + "/attempts/limits/open_files", schemaPath: "#/properties/attempts/properties/limits/properties/open_files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 16 }, message: "must be >= 16" };
                  vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
                }
              }
            }
            if (data58.file_size !== void 0) {
              let data63 = data58.file_size;
              if (typeof data63 == "string") {
                if (!pattern24.test(data63)) {
                  let err123 = { instancePath: instancePath + "/attempts/limits/file_size", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
                  vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
                }
              } else {
                let err124 = { instancePath: instancePath + "/attempts/limits/file_size", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
              }
            }
            if (data58.tmp !== void 0) {
              let data64 = data58.tmp;
              if (typeof data64 == "string") {
                if (!pattern24.test(data64)) {
                  let err125 = { instancePath: instancePath + "/attempts/limits/tmp", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
                  vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
                }
              } else {
                let err126 = { instancePath: instancePath + "/attempts/limits/tmp", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
              }
            }
            if (data58.minutes !== void 0) {
              let data65 = data58.minutes;
              if (typeof data65 == "number" && isFinite(data65)) {
                if (data65 > 1e5 || isNaN(data65)) {
                  let err127 = { instancePath: instancePath + "/attempts/limits/minutes", schemaPath: "#/properties/attempts/properties/limits/properties/minutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
                  vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
                }
                if (data65 <= 0 || isNaN(data65)) {
                  let err128 = { instancePath: instancePath + "/attempts/limits/minutes", schemaPath: "#/properties/attempts/properties/limits/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
                  vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
                }
              } else {
                let err129 = { instancePath: instancePath + "/attempts/limits/minutes", schemaPath: "#/properties/attempts/properties/limits/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
              }
            }
            if (data58.disk !== void 0) {
              let data66 = data58.disk;
              if (typeof data66 == "string") {
                if (!pattern24.test(data66)) {
                  let err130 = { instancePath: instancePath + "/attempts/limits/disk", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
                  vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
                }
              } else {
                let err131 = { instancePath: instancePath + "/attempts/limits/disk", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
              }
            }
            if (data58.output !== void 0) {
              let data67 = data58.output;
              if (typeof data67 == "string") {
                if (!pattern24.test(data67)) {
                  let err132 = { instancePath: instancePath + "/attempts/limits/output", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
                  vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
                }
              } else {
                let err133 = { instancePath: instancePath + "/attempts/limits/output", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
              }
            }
          } else {
            let err134 = { instancePath: instancePath + "/attempts/limits", schemaPath: "#/properties/attempts/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
          }
        }
      } else {
        let err135 = { instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
      }
    }
    if (data.budget !== void 0) {
      let data68 = data.budget;
      if (data68 && typeof data68 == "object" && !Array.isArray(data68)) {
        for (let key6 in data68)
          if (!(key6 === "iterations" || key6 === "minutes" || key6 === "failures" || key6 === "cost_usd")) {
            let err136 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
          }
        if (data68.iterations !== void 0) {
          let data69 = data68.iterations;
          if (!(typeof data69 == "number" && !(data69 % 1) && !isNaN(data69) && isFinite(data69))) {
            let err137 = { instancePath: instancePath + "/budget/iterations", schemaPath: "#/properties/budget/properties/iterations/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
          }
          if (typeof data69 == "number" && isFinite(data69)) {
            if (data69 > 1e3 || isNaN(data69)) {
              let err138 = { instancePath: instancePath + "/budget/iterations", schemaPath: "#/properties/budget/properties/iterations/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
            }
            if (data69 < 1 || isNaN(data69)) {
              let err139 = { instancePath: instancePath + "/budget/iterations", schemaPath: "#/properties/budget/properties/iterations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
            }
          }
        }
        if (data68.minutes !== void 0) {
          let data70 = data68.minutes;
          if (typeof data70 == "number" && isFinite(data70)) {
            if (data70 > 1e5 || isNaN(data70)) {
              let err140 = { instancePath: instancePath + "/budget/minutes", schemaPath: "#/properties/budget/properties/minutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
              vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
            }
            if (data70 <= 0 || isNaN(data70)) {
              let err141 = { instancePath: instancePath + "/budget/minutes", schemaPath: "#/properties/budget/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
            }
          } else {
            let err142 = { instancePath: instancePath + "/budget/minutes", schemaPath: "#/properties/budget/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
          }
        }
        if (data68.failures !== void 0) {
          let data71 = data68.failures;
          if (!(typeof data71 == "number" && !(data71 % 1) && !isNaN(data71) && isFinite(data71))) {
            let err143 = { instancePath: instancePath + "/budget/failures", schemaPath: "#/properties/budget/properties/failures/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
          }
          if (typeof data71 == "number" && isFinite(data71)) {
            if (data71 > 1e3 || isNaN(data71)) {
              let err144 = { instancePath: instancePath + "/budget/failures", schemaPath: "#/properties/budget/properties/failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
            }
            if (data71 < 1 || isNaN(data71)) {
              let err145 = { instancePath: instancePath + "/budget/failures", schemaPath: "#/properties/budget/properties/failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
            }
          }
        }
        if (data68.cost_usd !== void 0) {
          let data72 = data68.cost_usd;
          if (typeof data72 == "number" && isFinite(data72)) {
            if (data72 > 1e6 || isNaN(data72)) {
              let err146 = { instancePath: instancePath + "/budget/cost_usd", schemaPath: "#/properties/budget/properties/cost_usd/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
              vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
            }
            if (data72 <= 0 || isNaN(data72)) {
              let err147 = { instancePath: instancePath + "/budget/cost_usd", schemaPath: "#/properties/budget/properties/cost_usd/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
            }
          } else {
            let err148 = { instancePath: instancePath + "/budget/cost_usd", schemaPath: "#/properties/budget/properties/cost_usd/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
          }
        }
      } else {
        let err149 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
      }
    }
  } else {
    let err150 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
  }
  return validate20.errors = vErrors, errors === 0;
}
validate20.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind1 = validate21, schema60 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/report.schema.json", type: "object", additionalProperties: !1, properties: { work_order: { $ref: "#/$defs/id" }, order_digest: { $ref: "#/$defs/digest" }, worker: { $ref: "#/$defs/actor" }, owner: { $ref: "#/$defs/id" }, result: { enum: ["done", "partial", "blocked", "rejected"] }, evidence_level: { $ref: "#/$defs/evidenceLevel" }, run: { $ref: "#/$defs/run" }, attempt: { type: "integer", minimum: 1, maximum: 9999 }, branch: { $ref: "#/$defs/branch" }, base_commit: { $ref: "#/$defs/commit" }, verified_head: { $ref: "#/$defs/commit" }, observed_integration: { $ref: "#/$defs/commit" }, drift_status: { enum: ["none-observed", "observed-no-refresh-needed", "refresh-performed", "refresh-required-deferred", "not-applicable"] }, verification: { type: "array", items: { type: "object", additionalProperties: !1, properties: { command: { $ref: "#/$defs/id" }, result: { enum: ["passed", "failed", "not-run"] }, exit_code: { type: "integer", minimum: 0, maximum: 255 }, duration_ms: { type: "integer", minimum: 0 }, repeats: { type: "integer", minimum: 0 }, log_sha256: { $ref: "#/$defs/digest" }, at: { $ref: "#/$defs/time" }, tree: { $ref: "#/$defs/commit" } }, required: ["command", "result"] } }, contract_impact: { type: "object", additionalProperties: !1, properties: { public_behavior: { $ref: "#/$defs/answer" }, api_or_data_model: { $ref: "#/$defs/answer" }, security: { $ref: "#/$defs/answer" }, deployment: { $ref: "#/$defs/answer" } }, required: ["public_behavior", "api_or_data_model", "security", "deployment"] }, next_step: { enum: ["continue", "review", "needs-coordinator-decision", "needs-user-decision", "blocked"] } }, required: ["work_order", "order_digest", "worker", "owner", "result", "evidence_level", "base_commit", "verified_head", "drift_status", "verification", "contract_impact", "next_step"], $defs: { id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, run: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }, digest: { type: "string", pattern: "^[0-9a-f]{64}$" }, commit: { type: "string", pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, branch: { type: "string", pattern: "^(?![-./])(?!.*(?:\\.\\.|@\\{|//|/\\.|\\.lock(?:/|$)))[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+(?<![./])$" }, time: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z$" }, actor: { type: "string", pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, evidenceLevel: { enum: ["local-readiness", "hardware-deferred", "live-smoke-required", "live-smoke-complete", "not-applicable"] }, answer: { enum: ["yes", "no"] } } };
var schema65 = { enum: ["local-readiness", "hardware-deferred", "live-smoke-required", "live-smoke-complete", "not-applicable"] };
var schema75 = { enum: ["yes", "no"] }, pattern30 = new RegExp("^[0-9a-f]{64}$", "u"), pattern31 = new RegExp("^[^\\s\\u0000-\\u001f\\u007f]{1,254}$", "u"), pattern33 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", "u"), pattern34 = new RegExp("^(?![-./])(?!.*(?:\\.\\.|@\\{|//|/\\.|\\.lock(?:/|$)))[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+(?<![./])$", "u"), pattern35 = new RegExp("^(?:[0-9a-f]{40}|[0-9a-f]{64})$", "u"), pattern40 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.work_order === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "work_order" }, message: "must have required property 'work_order'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.order_digest === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "order_digest" }, message: "must have required property 'order_digest'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.worker === void 0) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "worker" }, message: "must have required property 'worker'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.owner === void 0) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "owner" }, message: "must have required property 'owner'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.result === void 0) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "result" }, message: "must have required property 'result'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.evidence_level === void 0) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "evidence_level" }, message: "must have required property 'evidence_level'" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.base_commit === void 0) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "base_commit" }, message: "must have required property 'base_commit'" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.verified_head === void 0) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "verified_head" }, message: "must have required property 'verified_head'" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.drift_status === void 0) {
      let err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "drift_status" }, message: "must have required property 'drift_status'" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.verification === void 0) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "verification" }, message: "must have required property 'verification'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.contract_impact === void 0) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "contract_impact" }, message: "must have required property 'contract_impact'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.next_step === void 0) {
      let err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "next_step" }, message: "must have required property 'next_step'" };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    for (let key0 in data)
      if (!func1.call(schema60.properties, key0)) {
        let err12 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    if (data.work_order !== void 0) {
      let data0 = data.work_order;
      if (typeof data0 == "string") {
        if (!pattern5.test(data0)) {
          let err13 = { instancePath: instancePath + "/work_order", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        let err14 = { instancePath: instancePath + "/work_order", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.order_digest !== void 0) {
      let data1 = data.order_digest;
      if (typeof data1 == "string") {
        if (!pattern30.test(data1)) {
          let err15 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        let err16 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.worker !== void 0) {
      let data2 = data.worker;
      if (typeof data2 == "string") {
        if (!pattern31.test(data2)) {
          let err17 = { instancePath: instancePath + "/worker", schemaPath: "#/$defs/actor/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, message: 'must match pattern "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$"' };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      } else {
        let err18 = { instancePath: instancePath + "/worker", schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.owner !== void 0) {
      let data3 = data.owner;
      if (typeof data3 == "string") {
        if (!pattern5.test(data3)) {
          let err19 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      } else {
        let err20 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.result !== void 0) {
      let data4 = data.result;
      if (!(data4 === "done" || data4 === "partial" || data4 === "blocked" || data4 === "rejected")) {
        let err21 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema60.properties.result.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
    if (data.evidence_level !== void 0) {
      let data5 = data.evidence_level;
      if (!(data5 === "local-readiness" || data5 === "hardware-deferred" || data5 === "live-smoke-required" || data5 === "live-smoke-complete" || data5 === "not-applicable")) {
        let err22 = { instancePath: instancePath + "/evidence_level", schemaPath: "#/$defs/evidenceLevel/enum", keyword: "enum", params: { allowedValues: schema65.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.run !== void 0) {
      let data6 = data.run;
      if (typeof data6 == "string") {
        if (!pattern33.test(data6)) {
          let err23 = { instancePath: instancePath + "/run", schemaPath: "#/$defs/run/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"' };
          vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
        }
      } else {
        let err24 = { instancePath: instancePath + "/run", schemaPath: "#/$defs/run/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
    if (data.attempt !== void 0) {
      let data7 = data.attempt;
      if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
        let err25 = { instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 > 9999 || isNaN(data7)) {
          let err26 = { instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9999 }, message: "must be <= 9999" };
          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
        }
        if (data7 < 1 || isNaN(data7)) {
          let err27 = { instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      }
    }
    if (data.branch !== void 0) {
      let data8 = data.branch;
      if (typeof data8 == "string") {
        if (!pattern34.test(data8)) {
          let err28 = { instancePath: instancePath + "/branch", schemaPath: "#/$defs/branch/pattern", keyword: "pattern", params: { pattern: "^(?![-./])(?!.*(?:\\.\\.|@\\{|//|/\\.|\\.lock(?:/|$)))[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+(?<![./])$" }, message: 'must match pattern "^(?![-./])(?!.*(?:\\.\\.|@\\{|//|/\\.|\\.lock(?:/|$)))[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+(?<![./])$"' };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
      } else {
        let err29 = { instancePath: instancePath + "/branch", schemaPath: "#/$defs/branch/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
      }
    }
    if (data.base_commit !== void 0) {
      let data9 = data.base_commit;
      if (typeof data9 == "string") {
        if (!pattern35.test(data9)) {
          let err30 = { instancePath: instancePath + "/base_commit", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
        }
      } else {
        let err31 = { instancePath: instancePath + "/base_commit", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
    }
    if (data.verified_head !== void 0) {
      let data10 = data.verified_head;
      if (typeof data10 == "string") {
        if (!pattern35.test(data10)) {
          let err32 = { instancePath: instancePath + "/verified_head", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
          vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
        }
      } else {
        let err33 = { instancePath: instancePath + "/verified_head", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
      }
    }
    if (data.observed_integration !== void 0) {
      let data11 = data.observed_integration;
      if (typeof data11 == "string") {
        if (!pattern35.test(data11)) {
          let err34 = { instancePath: instancePath + "/observed_integration", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
          vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
        }
      } else {
        let err35 = { instancePath: instancePath + "/observed_integration", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.drift_status !== void 0) {
      let data12 = data.drift_status;
      if (!(data12 === "none-observed" || data12 === "observed-no-refresh-needed" || data12 === "refresh-performed" || data12 === "refresh-required-deferred" || data12 === "not-applicable")) {
        let err36 = { instancePath: instancePath + "/drift_status", schemaPath: "#/properties/drift_status/enum", keyword: "enum", params: { allowedValues: schema60.properties.drift_status.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
      }
    }
    if (data.verification !== void 0) {
      let data13 = data.verification;
      if (Array.isArray(data13)) {
        let len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data14 = data13[i0];
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            if (data14.command === void 0) {
              let err37 = { instancePath: instancePath + "/verification/" + i0, schemaPath: "#/properties/verification/items/required", keyword: "required", params: { missingProperty: "command" }, message: "must have required property 'command'" };
              vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
            }
            if (data14.result === void 0) {
              let err38 = { instancePath: instancePath + "/verification/" + i0, schemaPath: "#/properties/verification/items/required", keyword: "required", params: { missingProperty: "result" }, message: "must have required property 'result'" };
              vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
            }
            for (let key1 in data14)
              if (!(key1 === "command" || key1 === "result" || key1 === "exit_code" || key1 === "duration_ms" || key1 === "repeats" || key1 === "log_sha256" || key1 === "at" || key1 === "tree")) {
                let err39 = { instancePath: instancePath + "/verification/" + i0, schemaPath: "#/properties/verification/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
              }
            if (data14.command !== void 0) {
              let data15 = data14.command;
              if (typeof data15 == "string") {
                if (!pattern5.test(data15)) {
                  let err40 = { instancePath: instancePath + "/verification/" + i0 + "/command", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
                }
              } else {
                let err41 = { instancePath: instancePath + "/verification/" + i0 + "/command", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
              }
            }
            if (data14.result !== void 0) {
              let data16 = data14.result;
              if (!(data16 === "passed" || data16 === "failed" || data16 === "not-run")) {
                let err42 = { instancePath: instancePath + "/verification/" + i0 + "/result", schemaPath: "#/properties/verification/items/properties/result/enum", keyword: "enum", params: { allowedValues: schema60.properties.verification.items.properties.result.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
              }
            }
            if (data14.exit_code !== void 0) {
              let data17 = data14.exit_code;
              if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17))) {
                let err43 = { instancePath: instancePath + "/verification/" + i0 + "/exit_code", schemaPath: "#/properties/verification/items/properties/exit_code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
              if (typeof data17 == "number" && isFinite(data17)) {
                if (data17 > 255 || isNaN(data17)) {
                  let err44 = { instancePath: instancePath + "/verification/" + i0 + "/exit_code", schemaPath: "#/properties/verification/items/properties/exit_code/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, message: "must be <= 255" };
                  vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                }
                if (data17 < 0 || isNaN(data17)) {
                  let err45 = { instancePath: instancePath + "/verification/" + i0 + "/exit_code", schemaPath: "#/properties/verification/items/properties/exit_code/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                }
              }
            }
            if (data14.duration_ms !== void 0) {
              let data18 = data14.duration_ms;
              if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
                let err46 = { instancePath: instancePath + "/verification/" + i0 + "/duration_ms", schemaPath: "#/properties/verification/items/properties/duration_ms/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
              }
              if (typeof data18 == "number" && isFinite(data18) && (data18 < 0 || isNaN(data18))) {
                let err47 = { instancePath: instancePath + "/verification/" + i0 + "/duration_ms", schemaPath: "#/properties/verification/items/properties/duration_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
              }
            }
            if (data14.repeats !== void 0) {
              let data19 = data14.repeats;
              if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19))) {
                let err48 = { instancePath: instancePath + "/verification/" + i0 + "/repeats", schemaPath: "#/properties/verification/items/properties/repeats/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
              }
              if (typeof data19 == "number" && isFinite(data19) && (data19 < 0 || isNaN(data19))) {
                let err49 = { instancePath: instancePath + "/verification/" + i0 + "/repeats", schemaPath: "#/properties/verification/items/properties/repeats/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
            }
            if (data14.log_sha256 !== void 0) {
              let data20 = data14.log_sha256;
              if (typeof data20 == "string") {
                if (!pattern30.test(data20)) {
                  let err50 = { instancePath: instancePath + "/verification/" + i0 + "/log_sha256", schemaPath: "#/$defs/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                  vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                }
              } else {
                let err51 = { instancePath: instancePath + "/verification/" + i0 + "/log_sha256", schemaPath: "#/$defs/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
              }
            }
            if (data14.at !== void 0) {
              let data21 = data14.at;
              if (typeof data21 == "string") {
                if (!pattern40.test(data21)) {
                  let err52 = { instancePath: instancePath + "/verification/" + i0 + "/at", schemaPath: "#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z$"' };
                  vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                }
              } else {
                let err53 = { instancePath: instancePath + "/verification/" + i0 + "/at", schemaPath: "#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
              }
            }
            if (data14.tree !== void 0) {
              let data22 = data14.tree;
              if (typeof data22 == "string") {
                if (!pattern35.test(data22)) {
                  let err54 = { instancePath: instancePath + "/verification/" + i0 + "/tree", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
                  vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                }
              } else {
                let err55 = { instancePath: instancePath + "/verification/" + i0 + "/tree", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
              }
            }
          } else {
            let err56 = { instancePath: instancePath + "/verification/" + i0, schemaPath: "#/properties/verification/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
          }
        }
      } else {
        let err57 = { instancePath: instancePath + "/verification", schemaPath: "#/properties/verification/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
      }
    }
    if (data.contract_impact !== void 0) {
      let data23 = data.contract_impact;
      if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
        if (data23.public_behavior === void 0) {
          let err58 = { instancePath: instancePath + "/contract_impact", schemaPath: "#/properties/contract_impact/required", keyword: "required", params: { missingProperty: "public_behavior" }, message: "must have required property 'public_behavior'" };
          vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
        }
        if (data23.api_or_data_model === void 0) {
          let err59 = { instancePath: instancePath + "/contract_impact", schemaPath: "#/properties/contract_impact/required", keyword: "required", params: { missingProperty: "api_or_data_model" }, message: "must have required property 'api_or_data_model'" };
          vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
        }
        if (data23.security === void 0) {
          let err60 = { instancePath: instancePath + "/contract_impact", schemaPath: "#/properties/contract_impact/required", keyword: "required", params: { missingProperty: "security" }, message: "must have required property 'security'" };
          vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
        }
        if (data23.deployment === void 0) {
          let err61 = { instancePath: instancePath + "/contract_impact", schemaPath: "#/properties/contract_impact/required", keyword: "required", params: { missingProperty: "deployment" }, message: "must have required property 'deployment'" };
          vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
        }
        for (let key2 in data23)
          if (!(key2 === "public_behavior" || key2 === "api_or_data_model" || key2 === "security" || key2 === "deployment")) {
            let err62 = { instancePath: instancePath + "/contract_impact", schemaPath: "#/properties/contract_impact/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
          }
        if (data23.public_behavior !== void 0) {
          let data24 = data23.public_behavior;
          if (!(data24 === "yes" || data24 === "no")) {
            let err63 = { instancePath: instancePath + "/contract_impact/public_behavior", schemaPath: "#/$defs/answer/enum", keyword: "enum", params: { allowedValues: schema75.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
          }
        }
        if (data23.api_or_data_model !== void 0) {
          let data25 = data23.api_or_data_model;
          if (!(data25 === "yes" || data25 === "no")) {
            let err64 = { instancePath: instancePath + "/contract_impact/api_or_data_model", schemaPath: "#/$defs/answer/enum", keyword: "enum", params: { allowedValues: schema75.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
          }
        }
        if (data23.security !== void 0) {
          let data26 = data23.security;
          if (!(data26 === "yes" || data26 === "no")) {
            let err65 = { instancePath: instancePath + "/contract_impact/security", schemaPath: "#/$defs/answer/enum", keyword: "enum", params: { allowedValues: schema75.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
          }
        }
        if (data23.deployment !== void 0) {
          let data27 = data23.deployment;
          if (!(data27 === "yes" || data27 === "no")) {
            let err66 = { instancePath: instancePath + "/contract_impact/deployment", schemaPath: "#/$defs/answer/enum", keyword: "enum", params: { allowedValues: schema75.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
          }
        }
      } else {
        let err67 = { instancePath: instancePath + "/contract_impact", schemaPath: "#/properties/contract_impact/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
      }
    }
    if (data.next_step !== void 0) {
      let data28 = data.next_step;
      if (!(data28 === "continue" || data28 === "review" || data28 === "needs-coordinator-decision" || data28 === "needs-user-decision" || data28 === "blocked")) {
        let err68 = { instancePath: instancePath + "/next_step", schemaPath: "#/properties/next_step/enum", keyword: "enum", params: { allowedValues: schema60.properties.next_step.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
      }
    }
  } else {
    let err69 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
  }
  return validate21.errors = vErrors, errors === 0;
}
validate21.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind2 = validate22, schema79 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/review.schema.json", type: "object", additionalProperties: !1, properties: { work_order: { $ref: "#/$defs/id" }, order_digest: { $ref: "#/$defs/digest" }, kind: { enum: ["coordinator", "integration"] }, depth: { enum: ["fast", "deep"] }, reviewer: { $ref: "#/$defs/actor" }, reports: { type: "array", items: { $ref: "#/$defs/id" }, uniqueItems: !0 }, reviewed_commit: { $ref: "#/$defs/commit" }, decision: { enum: ["accept", "hold", "follow-up", "reject", "integration-review", "ask-user"] }, reason: { type: "string" }, criteria: { type: "array", items: { type: "object", additionalProperties: !1, properties: { id: { $ref: "#/$defs/id" }, verdict: { enum: ["met", "unmet", "not-checked"] }, evidence: { type: "string" } }, required: ["id", "verdict", "evidence"] } }, findings: { type: "array", items: { type: "object", additionalProperties: !1, properties: { id: { $ref: "#/$defs/id" }, severity: { enum: ["critical", "high", "medium", "low"] }, text: { $ref: "#/$defs/text" }, resolution: { enum: ["open", "fixed", "disproved"] }, evidence: { type: "string" } }, required: ["id", "severity", "text", "resolution", "evidence"] } }, user_decision: { $ref: "#/$defs/text" } }, required: ["work_order", "order_digest", "kind", "depth", "reviewer", "reports", "reviewed_commit", "decision", "reason", "criteria", "findings"], $defs: { id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, digest: { type: "string", pattern: "^[0-9a-f]{64}$" }, commit: { type: "string", pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, text: { type: "string", pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, actor: { type: "string", pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" } } };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.work_order === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "work_order" }, message: "must have required property 'work_order'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.order_digest === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "order_digest" }, message: "must have required property 'order_digest'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.kind === void 0) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.depth === void 0) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "depth" }, message: "must have required property 'depth'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.reviewer === void 0) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reviewer" }, message: "must have required property 'reviewer'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.reports === void 0) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reports" }, message: "must have required property 'reports'" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.reviewed_commit === void 0) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reviewed_commit" }, message: "must have required property 'reviewed_commit'" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.decision === void 0) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "decision" }, message: "must have required property 'decision'" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.reason === void 0) {
      let err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.criteria === void 0) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "criteria" }, message: "must have required property 'criteria'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.findings === void 0) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "findings" }, message: "must have required property 'findings'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    for (let key0 in data)
      if (!func1.call(schema79.properties, key0)) {
        let err11 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    if (data.work_order !== void 0) {
      let data0 = data.work_order;
      if (typeof data0 == "string") {
        if (!pattern5.test(data0)) {
          let err12 = { instancePath: instancePath + "/work_order", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
      } else {
        let err13 = { instancePath: instancePath + "/work_order", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.order_digest !== void 0) {
      let data1 = data.order_digest;
      if (typeof data1 == "string") {
        if (!pattern30.test(data1)) {
          let err14 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
      } else {
        let err15 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data.kind !== void 0) {
      let data2 = data.kind;
      if (!(data2 === "coordinator" || data2 === "integration")) {
        let err16 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema79.properties.kind.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.depth !== void 0) {
      let data3 = data.depth;
      if (!(data3 === "fast" || data3 === "deep")) {
        let err17 = { instancePath: instancePath + "/depth", schemaPath: "#/properties/depth/enum", keyword: "enum", params: { allowedValues: schema79.properties.depth.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.reviewer !== void 0) {
      let data4 = data.reviewer;
      if (typeof data4 == "string") {
        if (!pattern31.test(data4)) {
          let err18 = { instancePath: instancePath + "/reviewer", schemaPath: "#/$defs/actor/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, message: 'must match pattern "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$"' };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
      } else {
        let err19 = { instancePath: instancePath + "/reviewer", schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.reports !== void 0) {
      let data5 = data.reports;
      if (Array.isArray(data5)) {
        let len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data6 = data5[i0];
          if (typeof data6 == "string") {
            if (!pattern5.test(data6)) {
              let err20 = { instancePath: instancePath + "/reports/" + i0, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
            }
          } else {
            let err21 = { instancePath: instancePath + "/reports/" + i0, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          }
        }
        let i1 = data5.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data5[i1], data5[j0])) {
                  let err22 = { instancePath: instancePath + "/reports", schemaPath: "#/properties/reports/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                  vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                  break outer0;
                }
        }
      } else {
        let err23 = { instancePath: instancePath + "/reports", schemaPath: "#/properties/reports/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data.reviewed_commit !== void 0) {
      let data7 = data.reviewed_commit;
      if (typeof data7 == "string") {
        if (!pattern35.test(data7)) {
          let err24 = { instancePath: instancePath + "/reviewed_commit", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
          vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
        }
      } else {
        let err25 = { instancePath: instancePath + "/reviewed_commit", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.decision !== void 0) {
      let data8 = data.decision;
      if (!(data8 === "accept" || data8 === "hold" || data8 === "follow-up" || data8 === "reject" || data8 === "integration-review" || data8 === "ask-user")) {
        let err26 = { instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema79.properties.decision.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
      }
    }
    if (data.reason !== void 0 && typeof data.reason != "string") {
      let err27 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
    }
    if (data.criteria !== void 0) {
      let data10 = data.criteria;
      if (Array.isArray(data10)) {
        let len1 = data10.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data11 = data10[i2];
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.id === void 0) {
              let err28 = { instancePath: instancePath + "/criteria/" + i2, schemaPath: "#/properties/criteria/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
              vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
            }
            if (data11.verdict === void 0) {
              let err29 = { instancePath: instancePath + "/criteria/" + i2, schemaPath: "#/properties/criteria/items/required", keyword: "required", params: { missingProperty: "verdict" }, message: "must have required property 'verdict'" };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
            }
            if (data11.evidence === void 0) {
              let err30 = { instancePath: instancePath + "/criteria/" + i2, schemaPath: "#/properties/criteria/items/required", keyword: "required", params: { missingProperty: "evidence" }, message: "must have required property 'evidence'" };
              vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
            }
            for (let key1 in data11)
              if (!(key1 === "id" || key1 === "verdict" || key1 === "evidence")) {
                let err31 = { instancePath: instancePath + "/criteria/" + i2, schemaPath: "#/properties/criteria/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
            if (data11.id !== void 0) {
              let data12 = data11.id;
              if (typeof data12 == "string") {
                if (!pattern5.test(data12)) {
                  let err32 = { instancePath: instancePath + "/criteria/" + i2 + "/id", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
              } else {
                let err33 = { instancePath: instancePath + "/criteria/" + i2 + "/id", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            if (data11.verdict !== void 0) {
              let data13 = data11.verdict;
              if (!(data13 === "met" || data13 === "unmet" || data13 === "not-checked")) {
                let err34 = { instancePath: instancePath + "/criteria/" + i2 + "/verdict", schemaPath: "#/properties/criteria/items/properties/verdict/enum", keyword: "enum", params: { allowedValues: schema79.properties.criteria.items.properties.verdict.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
              }
            }
            if (data11.evidence !== void 0 && typeof data11.evidence != "string") {
              let err35 = { instancePath: instancePath + "/criteria/" + i2 + "/evidence", schemaPath: "#/properties/criteria/items/properties/evidence/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
            }
          } else {
            let err36 = { instancePath: instancePath + "/criteria/" + i2, schemaPath: "#/properties/criteria/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
          }
        }
      } else {
        let err37 = { instancePath: instancePath + "/criteria", schemaPath: "#/properties/criteria/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
      }
    }
    if (data.findings !== void 0) {
      let data15 = data.findings;
      if (Array.isArray(data15)) {
        let len2 = data15.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data16 = data15[i3];
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            if (data16.id === void 0) {
              let err38 = { instancePath: instancePath + "/findings/" + i3, schemaPath: "#/properties/findings/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
              vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
            }
            if (data16.severity === void 0) {
              let err39 = { instancePath: instancePath + "/findings/" + i3, schemaPath: "#/properties/findings/items/required", keyword: "required", params: { missingProperty: "severity" }, message: "must have required property 'severity'" };
              vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
            }
            if (data16.text === void 0) {
              let err40 = { instancePath: instancePath + "/findings/" + i3, schemaPath: "#/properties/findings/items/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
            }
            if (data16.resolution === void 0) {
              let err41 = { instancePath: instancePath + "/findings/" + i3, schemaPath: "#/properties/findings/items/required", keyword: "required", params: { missingProperty: "resolution" }, message: "must have required property 'resolution'" };
              vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
            }
            if (data16.evidence === void 0) {
              let err42 = { instancePath: instancePath + "/findings/" + i3, schemaPath: "#/properties/findings/items/required", keyword: "required", params: { missingProperty: "evidence" }, message: "must have required property 'evidence'" };
              vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
            }
            for (let key2 in data16)
              if (!(key2 === "id" || key2 === "severity" || key2 === "text" || key2 === "resolution" || key2 === "evidence")) {
                let err43 = { instancePath: instancePath + "/findings/" + i3, schemaPath: "#/properties/findings/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
              }
            if (data16.id !== void 0) {
              let data17 = data16.id;
              if (typeof data17 == "string") {
                if (!pattern5.test(data17)) {
                  let err44 = { instancePath: instancePath + "/findings/" + i3 + "/id", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                }
              } else {
                let err45 = { instancePath: instancePath + "/findings/" + i3 + "/id", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
              }
            }
            if (data16.severity !== void 0) {
              let data18 = data16.severity;
              if (!(data18 === "critical" || data18 === "high" || data18 === "medium" || data18 === "low")) {
                let err46 = { instancePath: instancePath + "/findings/" + i3 + "/severity", schemaPath: "#/properties/findings/items/properties/severity/enum", keyword: "enum", params: { allowedValues: schema79.properties.findings.items.properties.severity.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
              }
            }
            if (data16.text !== void 0) {
              let data19 = data16.text;
              if (typeof data19 == "string") {
                if (!pattern6.test(data19)) {
                  let err47 = { instancePath: instancePath + "/findings/" + i3 + "/text", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                }
              } else {
                let err48 = { instancePath: instancePath + "/findings/" + i3 + "/text", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
              }
            }
            if (data16.resolution !== void 0) {
              let data20 = data16.resolution;
              if (!(data20 === "open" || data20 === "fixed" || data20 === "disproved")) {
                let err49 = { instancePath: instancePath + "/findings/" + i3 + "/resolution", schemaPath: "#/properties/findings/items/properties/resolution/enum", keyword: "enum", params: { allowedValues: schema79.properties.findings.items.properties.resolution.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
            }
            if (data16.evidence !== void 0 && typeof data16.evidence != "string") {
              let err50 = { instancePath: instancePath + "/findings/" + i3 + "/evidence", schemaPath: "#/properties/findings/items/properties/evidence/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
            }
          } else {
            let err51 = { instancePath: instancePath + "/findings/" + i3, schemaPath: "#/properties/findings/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
          }
        }
      } else {
        let err52 = { instancePath: instancePath + "/findings", schemaPath: "#/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
      }
    }
    if (data.user_decision !== void 0) {
      let data22 = data.user_decision;
      if (typeof data22 == "string") {
        if (!pattern6.test(data22)) {
          let err53 = { instancePath: instancePath + "/user_decision", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
        }
      } else {
        let err54 = { instancePath: instancePath + "/user_decision", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
      }
    }
  } else {
    let err55 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
  }
  return validate22.errors = vErrors, errors === 0;
}
validate22.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind3 = validate23, schema89 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/closeout.schema.json", type: "object", additionalProperties: !1, properties: { work_order: { $ref: "#/$defs/id" }, order_digest: { $ref: "#/$defs/digest" }, result: { enum: ["accepted", "hold", "blocked", "needs-user-approval", "withdrawn"] }, provenance: { enum: ["loop", "backfill"] }, accepted_by: { $ref: "#/$defs/actor" }, accepted_commit: { $ref: "#/$defs/commit" }, merged_commit: { $ref: "#/$defs/commit" }, evidence_level: { $ref: "#/$defs/evidenceLevel" }, reports: { type: "array", items: { $ref: "#/$defs/id" }, uniqueItems: !0 }, review: { type: "integer", minimum: 1, maximum: 999999 }, run: { $ref: "#/$defs/run" }, journal_head: { $ref: "#/$defs/digest" }, attestation_sha256: { $ref: "#/$defs/digest" }, deferred: { type: "array", items: { type: "object", additionalProperties: !1, properties: { item: { $ref: "#/$defs/text" }, reason: { $ref: "#/$defs/text" }, entry_point: { $ref: "#/$defs/text" } }, required: ["item", "reason", "entry_point"] } }, not_verified: { type: "array", items: { $ref: "#/$defs/text" } }, user_gates: { type: "array", items: { $ref: "#/$defs/id" }, uniqueItems: !0 } }, required: ["work_order", "order_digest", "result", "provenance", "evidence_level", "reports", "deferred", "not_verified", "user_gates"], allOf: [{ if: { properties: { result: { const: "accepted" } }, required: ["result"] }, then: { required: ["accepted_by", "accepted_commit"] } }, { if: { properties: { run: !0 }, required: ["run"] }, then: { required: ["journal_head", "attestation_sha256"] } }], $defs: { id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, run: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }, digest: { type: "string", pattern: "^[0-9a-f]{64}$" }, commit: { type: "string", pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, text: { type: "string", pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, actor: { type: "string", pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, evidenceLevel: { enum: ["local-readiness", "hardware-deferred", "live-smoke-required", "live-smoke-complete", "not-applicable"] } } };
var schema95 = { enum: ["local-readiness", "hardware-deferred", "live-smoke-required", "live-smoke-complete", "not-applicable"] };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate23.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  let _errs2 = errors, valid1 = !0, _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.result === void 0 && (missing0 = "result")) {
      let err0 = {};
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    } else if (data.result !== void 0 && data.result !== "accepted") {
      let err1 = {};
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  if (errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null), _valid0) {
    let _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.accepted_by === void 0) {
        let err2 = { instancePath, schemaPath: "#/allOf/0/then/required", keyword: "required", params: { missingProperty: "accepted_by" }, message: "must have required property 'accepted_by'" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data.accepted_commit === void 0) {
        let err3 = { instancePath, schemaPath: "#/allOf/0/then/required", keyword: "required", params: { missingProperty: "accepted_commit" }, message: "must have required property 'accepted_commit'" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
  }
  if (!valid1) {
    let err4 = { instancePath, schemaPath: "#/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  let _errs7 = errors, valid3 = !0, _errs8 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.run === void 0 && (missing1 = "run")) {
      let err5 = {};
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
  }
  var _valid1 = _errs8 === errors;
  if (errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null), _valid1) {
    let _errs9 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.journal_head === void 0) {
        let err6 = { instancePath, schemaPath: "#/allOf/1/then/required", keyword: "required", params: { missingProperty: "journal_head" }, message: "must have required property 'journal_head'" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
      if (data.attestation_sha256 === void 0) {
        let err7 = { instancePath, schemaPath: "#/allOf/1/then/required", keyword: "required", params: { missingProperty: "attestation_sha256" }, message: "must have required property 'attestation_sha256'" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    var _valid1 = _errs9 === errors;
    valid3 = _valid1;
  }
  if (!valid3) {
    let err8 = { instancePath, schemaPath: "#/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.work_order === void 0) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "work_order" }, message: "must have required property 'work_order'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.order_digest === void 0) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "order_digest" }, message: "must have required property 'order_digest'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.result === void 0) {
      let err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "result" }, message: "must have required property 'result'" };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.provenance === void 0) {
      let err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "provenance" }, message: "must have required property 'provenance'" };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.evidence_level === void 0) {
      let err13 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "evidence_level" }, message: "must have required property 'evidence_level'" };
      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
    }
    if (data.reports === void 0) {
      let err14 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reports" }, message: "must have required property 'reports'" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data.deferred === void 0) {
      let err15 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "deferred" }, message: "must have required property 'deferred'" };
      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
    }
    if (data.not_verified === void 0) {
      let err16 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "not_verified" }, message: "must have required property 'not_verified'" };
      vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
    }
    if (data.user_gates === void 0) {
      let err17 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "user_gates" }, message: "must have required property 'user_gates'" };
      vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
    }
    for (let key0 in data)
      if (!func1.call(schema89.properties, key0)) {
        let err18 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    if (data.work_order !== void 0) {
      let data1 = data.work_order;
      if (typeof data1 == "string") {
        if (!pattern5.test(data1)) {
          let err19 = { instancePath: instancePath + "/work_order", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      } else {
        let err20 = { instancePath: instancePath + "/work_order", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.order_digest !== void 0) {
      let data2 = data.order_digest;
      if (typeof data2 == "string") {
        if (!pattern30.test(data2)) {
          let err21 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
        }
      } else {
        let err22 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.result !== void 0) {
      let data3 = data.result;
      if (!(data3 === "accepted" || data3 === "hold" || data3 === "blocked" || data3 === "needs-user-approval" || data3 === "withdrawn")) {
        let err23 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema89.properties.result.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data.provenance !== void 0) {
      let data4 = data.provenance;
      if (!(data4 === "loop" || data4 === "backfill")) {
        let err24 = { instancePath: instancePath + "/provenance", schemaPath: "#/properties/provenance/enum", keyword: "enum", params: { allowedValues: schema89.properties.provenance.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
    if (data.accepted_by !== void 0) {
      let data5 = data.accepted_by;
      if (typeof data5 == "string") {
        if (!pattern31.test(data5)) {
          let err25 = { instancePath: instancePath + "/accepted_by", schemaPath: "#/$defs/actor/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, message: 'must match pattern "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$"' };
          vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
        }
      } else {
        let err26 = { instancePath: instancePath + "/accepted_by", schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
      }
    }
    if (data.accepted_commit !== void 0) {
      let data6 = data.accepted_commit;
      if (typeof data6 == "string") {
        if (!pattern35.test(data6)) {
          let err27 = { instancePath: instancePath + "/accepted_commit", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
        }
      } else {
        let err28 = { instancePath: instancePath + "/accepted_commit", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
    if (data.merged_commit !== void 0) {
      let data7 = data.merged_commit;
      if (typeof data7 == "string") {
        if (!pattern35.test(data7)) {
          let err29 = { instancePath: instancePath + "/merged_commit", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
          vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
        }
      } else {
        let err30 = { instancePath: instancePath + "/merged_commit", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
      }
    }
    if (data.evidence_level !== void 0) {
      let data8 = data.evidence_level;
      if (!(data8 === "local-readiness" || data8 === "hardware-deferred" || data8 === "live-smoke-required" || data8 === "live-smoke-complete" || data8 === "not-applicable")) {
        let err31 = { instancePath: instancePath + "/evidence_level", schemaPath: "#/$defs/evidenceLevel/enum", keyword: "enum", params: { allowedValues: schema95.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
      }
    }
    if (data.reports !== void 0) {
      let data9 = data.reports;
      if (Array.isArray(data9)) {
        let len0 = data9.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data10 = data9[i0];
          if (typeof data10 == "string") {
            if (!pattern5.test(data10)) {
              let err32 = { instancePath: instancePath + "/reports/" + i0, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
            }
          } else {
            let err33 = { instancePath: instancePath + "/reports/" + i0, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
          }
        }
        let i1 = data9.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data9[i1], data9[j0])) {
                  let err34 = { instancePath: instancePath + "/reports", schemaPath: "#/properties/reports/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                  vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                  break outer0;
                }
        }
      } else {
        let err35 = { instancePath: instancePath + "/reports", schemaPath: "#/properties/reports/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.review !== void 0) {
      let data11 = data.review;
      if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
        let err36 = { instancePath: instancePath + "/review", schemaPath: "#/properties/review/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 999999 || isNaN(data11)) {
          let err37 = { instancePath: instancePath + "/review", schemaPath: "#/properties/review/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999 }, message: "must be <= 999999" };
          vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
        }
        if (data11 < 1 || isNaN(data11)) {
          let err38 = { instancePath: instancePath + "/review", schemaPath: "#/properties/review/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
        }
      }
    }
    if (data.run !== void 0) {
      let data12 = data.run;
      if (typeof data12 == "string") {
        if (!pattern33.test(data12)) {
          let err39 = { instancePath: instancePath + "/run", schemaPath: "#/$defs/run/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"' };
          vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
        }
      } else {
        let err40 = { instancePath: instancePath + "/run", schemaPath: "#/$defs/run/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
      }
    }
    if (data.journal_head !== void 0) {
      let data13 = data.journal_head;
      if (typeof data13 == "string") {
        if (!pattern30.test(data13)) {
          let err41 = { instancePath: instancePath + "/journal_head", schemaPath: "#/$defs/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
        }
      } else {
        let err42 = { instancePath: instancePath + "/journal_head", schemaPath: "#/$defs/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
      }
    }
    if (data.attestation_sha256 !== void 0) {
      let data14 = data.attestation_sha256;
      if (typeof data14 == "string") {
        if (!pattern30.test(data14)) {
          let err43 = { instancePath: instancePath + "/attestation_sha256", schemaPath: "#/$defs/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
        }
      } else {
        let err44 = { instancePath: instancePath + "/attestation_sha256", schemaPath: "#/$defs/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
      }
    }
    if (data.deferred !== void 0) {
      let data15 = data.deferred;
      if (Array.isArray(data15)) {
        let len1 = data15.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data16 = data15[i2];
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            if (data16.item === void 0) {
              let err45 = { instancePath: instancePath + "/deferred/" + i2, schemaPath: "#/properties/deferred/items/required", keyword: "required", params: { missingProperty: "item" }, message: "must have required property 'item'" };
              vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
            }
            if (data16.reason === void 0) {
              let err46 = { instancePath: instancePath + "/deferred/" + i2, schemaPath: "#/properties/deferred/items/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
              vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
            }
            if (data16.entry_point === void 0) {
              let err47 = { instancePath: instancePath + "/deferred/" + i2, schemaPath: "#/properties/deferred/items/required", keyword: "required", params: { missingProperty: "entry_point" }, message: "must have required property 'entry_point'" };
              vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
            }
            for (let key1 in data16)
              if (!(key1 === "item" || key1 === "reason" || key1 === "entry_point")) {
                let err48 = { instancePath: instancePath + "/deferred/" + i2, schemaPath: "#/properties/deferred/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
              }
            if (data16.item !== void 0) {
              let data17 = data16.item;
              if (typeof data17 == "string") {
                if (!pattern6.test(data17)) {
                  let err49 = { instancePath: instancePath + "/deferred/" + i2 + "/item", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                }
              } else {
                let err50 = { instancePath: instancePath + "/deferred/" + i2 + "/item", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
              }
            }
            if (data16.reason !== void 0) {
              let data18 = data16.reason;
              if (typeof data18 == "string") {
                if (!pattern6.test(data18)) {
                  let err51 = { instancePath: instancePath + "/deferred/" + i2 + "/reason", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                }
              } else {
                let err52 = { instancePath: instancePath + "/deferred/" + i2 + "/reason", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
              }
            }
            if (data16.entry_point !== void 0) {
              let data19 = data16.entry_point;
              if (typeof data19 == "string") {
                if (!pattern6.test(data19)) {
                  let err53 = { instancePath: instancePath + "/deferred/" + i2 + "/entry_point", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                }
              } else {
                let err54 = { instancePath: instancePath + "/deferred/" + i2 + "/entry_point", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
              }
            }
          } else {
            let err55 = { instancePath: instancePath + "/deferred/" + i2, schemaPath: "#/properties/deferred/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
          }
        }
      } else {
        let err56 = { instancePath: instancePath + "/deferred", schemaPath: "#/properties/deferred/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
      }
    }
    if (data.not_verified !== void 0) {
      let data20 = data.not_verified;
      if (Array.isArray(data20)) {
        let len2 = data20.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data21 = data20[i3];
          if (typeof data21 == "string") {
            if (!pattern6.test(data21)) {
              let err57 = { instancePath: instancePath + "/not_verified/" + i3, schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
              vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
            }
          } else {
            let err58 = { instancePath: instancePath + "/not_verified/" + i3, schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
          }
        }
      } else {
        let err59 = { instancePath: instancePath + "/not_verified", schemaPath: "#/properties/not_verified/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
      }
    }
    if (data.user_gates !== void 0) {
      let data22 = data.user_gates;
      if (Array.isArray(data22)) {
        let len3 = data22.length;
        for (let i4 = 0; i4 < len3; i4++) {
          let data23 = data22[i4];
          if (typeof data23 == "string") {
            if (!pattern5.test(data23)) {
              let err60 = { instancePath: instancePath + "/user_gates/" + i4, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
            }
          } else {
            let err61 = { instancePath: instancePath + "/user_gates/" + i4, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
          }
        }
        let i5 = data22.length, j1;
        if (i5 > 1) {
          outer1:
            for (; i5--; )
              for (j1 = i5; j1--; )
                if (func0(data22[i5], data22[j1])) {
                  let err62 = { instancePath: instancePath + "/user_gates", schemaPath: "#/properties/user_gates/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i5 + " are identical)" };
                  vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
                  break outer1;
                }
        }
      } else {
        let err63 = { instancePath: instancePath + "/user_gates", schemaPath: "#/properties/user_gates/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
      }
    }
  } else {
    let err64 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
  }
  return validate23.errors = vErrors, errors === 0;
}
validate23.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind4 = validate24, schema105 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/stage.schema.json", type: "object", additionalProperties: !1, properties: { goal: { $ref: "#/$defs/text" }, result: { enum: ["accepted", "hold", "blocked", "needs-user-approval", "withdrawn"] }, orders: { type: "array", items: { $ref: "#/$defs/id" }, uniqueItems: !0 }, next_stage: { $ref: "#/$defs/id" } }, required: ["goal"], $defs: { id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, text: { type: "string", pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.goal === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "goal" }, message: "must have required property 'goal'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "goal" || key0 === "result" || key0 === "orders" || key0 === "next_stage")) {
        let err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.goal !== void 0) {
      let data0 = data.goal;
      if (typeof data0 == "string") {
        if (!pattern6.test(data0)) {
          let err2 = { instancePath: instancePath + "/goal", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
      } else {
        let err3 = { instancePath: instancePath + "/goal", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.result !== void 0) {
      let data1 = data.result;
      if (!(data1 === "accepted" || data1 === "hold" || data1 === "blocked" || data1 === "needs-user-approval" || data1 === "withdrawn")) {
        let err4 = { instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema105.properties.result.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.orders !== void 0) {
      let data2 = data.orders;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 == "string") {
            if (!pattern5.test(data3)) {
              let err5 = { instancePath: instancePath + "/orders/" + i0, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
          } else {
            let err6 = { instancePath: instancePath + "/orders/" + i0, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        }
        let i1 = data2.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data2[i1], data2[j0])) {
                  let err7 = { instancePath: instancePath + "/orders", schemaPath: "#/properties/orders/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                  vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                  break outer0;
                }
        }
      } else {
        let err8 = { instancePath: instancePath + "/orders", schemaPath: "#/properties/orders/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.next_stage !== void 0) {
      let data4 = data.next_stage;
      if (typeof data4 == "string") {
        if (!pattern5.test(data4)) {
          let err9 = { instancePath: instancePath + "/next_stage", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        let err10 = { instancePath: instancePath + "/next_stage", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
  } else {
    let err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
  }
  return validate24.errors = vErrors, errors === 0;
}
validate24.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind5 = validate25, schema109 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/decision.schema.json", type: "object", additionalProperties: !1, properties: { status: { enum: ["proposed", "accepted", "rejected", "superseded"] }, scope_impact: { $ref: "#/$defs/text" }, supersedes: { $ref: "#/$defs/id" }, user_approval: { enum: ["not-required", "required", "approved"] } }, required: ["status", "scope_impact", "user_approval"], $defs: { id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, text: { type: "string", pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" } } };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.scope_impact === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "scope_impact" }, message: "must have required property 'scope_impact'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.user_approval === void 0) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "user_approval" }, message: "must have required property 'user_approval'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "status" || key0 === "scope_impact" || key0 === "supersedes" || key0 === "user_approval")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.status !== void 0) {
      let data0 = data.status;
      if (!(data0 === "proposed" || data0 === "accepted" || data0 === "rejected" || data0 === "superseded")) {
        let err4 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema109.properties.status.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.scope_impact !== void 0) {
      let data1 = data.scope_impact;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          let err5 = { instancePath: instancePath + "/scope_impact", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      } else {
        let err6 = { instancePath: instancePath + "/scope_impact", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.supersedes !== void 0) {
      let data2 = data.supersedes;
      if (typeof data2 == "string") {
        if (!pattern5.test(data2)) {
          let err7 = { instancePath: instancePath + "/supersedes", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        let err8 = { instancePath: instancePath + "/supersedes", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.user_approval !== void 0) {
      let data3 = data.user_approval;
      if (!(data3 === "not-required" || data3 === "required" || data3 === "approved")) {
        let err9 = { instancePath: instancePath + "/user_approval", schemaPath: "#/properties/user_approval/enum", keyword: "enum", params: { allowedValues: schema109.properties.user_approval.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
  } else {
    let err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
  }
  return validate25.errors = vErrors, errors === 0;
}
validate25.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind6 = validate26, schema112 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/gate.schema.json", type: "object", additionalProperties: !1, properties: { trigger: { $ref: "#/$defs/text" }, order: { $ref: "#/$defs/id" }, order_digest: { $ref: "#/$defs/digest" }, risk: { $ref: "#/$defs/text" }, recommendation: { enum: ["approve", "reject", "defer", "more-design"] }, user_decision: { enum: ["pending", "approved", "rejected", "deferred"] } }, required: ["trigger", "risk", "recommendation", "user_decision"], if: { properties: { user_decision: { const: "approved" } }, required: ["order", "user_decision"] }, then: { required: ["order_digest"] }, $defs: { digest: { type: "string", pattern: "^[0-9a-f]{64}$" }, id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, text: { type: "string", pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" } } };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate26.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  let _errs1 = errors, valid0 = !0, _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.order === void 0 && (missing0 = "order") || data.user_decision === void 0 && (missing0 = "user_decision")) {
      let err0 = {};
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    } else if (data.user_decision !== void 0 && data.user_decision !== "approved") {
      let err1 = {};
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), _valid0) {
    let _errs4 = errors;
    if (data && typeof data == "object" && !Array.isArray(data) && data.order_digest === void 0) {
      let err2 = { instancePath, schemaPath: "#/then/required", keyword: "required", params: { missingProperty: "order_digest" }, message: "must have required property 'order_digest'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
  }
  if (!valid0) {
    let err3 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.trigger === void 0) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "trigger" }, message: "must have required property 'trigger'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.risk === void 0) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "risk" }, message: "must have required property 'risk'" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.recommendation === void 0) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "recommendation" }, message: "must have required property 'recommendation'" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.user_decision === void 0) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "user_decision" }, message: "must have required property 'user_decision'" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "trigger" || key0 === "order" || key0 === "order_digest" || key0 === "risk" || key0 === "recommendation" || key0 === "user_decision")) {
        let err8 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    if (data.trigger !== void 0) {
      let data1 = data.trigger;
      if (typeof data1 == "string") {
        if (!pattern6.test(data1)) {
          let err9 = { instancePath: instancePath + "/trigger", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        let err10 = { instancePath: instancePath + "/trigger", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.order !== void 0) {
      let data2 = data.order;
      if (typeof data2 == "string") {
        if (!pattern5.test(data2)) {
          let err11 = { instancePath: instancePath + "/order", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      } else {
        let err12 = { instancePath: instancePath + "/order", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.order_digest !== void 0) {
      let data3 = data.order_digest;
      if (typeof data3 == "string") {
        if (!pattern30.test(data3)) {
          let err13 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        let err14 = { instancePath: instancePath + "/order_digest", schemaPath: "#/$defs/digest/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.risk !== void 0) {
      let data4 = data.risk;
      if (typeof data4 == "string") {
        if (!pattern6.test(data4)) {
          let err15 = { instancePath: instancePath + "/risk", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        let err16 = { instancePath: instancePath + "/risk", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.recommendation !== void 0) {
      let data5 = data.recommendation;
      if (!(data5 === "approve" || data5 === "reject" || data5 === "defer" || data5 === "more-design")) {
        let err17 = { instancePath: instancePath + "/recommendation", schemaPath: "#/properties/recommendation/enum", keyword: "enum", params: { allowedValues: schema112.properties.recommendation.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.user_decision !== void 0) {
      let data6 = data.user_decision;
      if (!(data6 === "pending" || data6 === "approved" || data6 === "rejected" || data6 === "deferred")) {
        let err18 = { instancePath: instancePath + "/user_decision", schemaPath: "#/properties/user_decision/enum", keyword: "enum", params: { allowedValues: schema112.properties.user_decision.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
  } else {
    let err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
  }
  return validate26.errors = vErrors, errors === 0;
}
validate26.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind7 = validate27, schema117 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/config.schema.json", type: "object", additionalProperties: !1, properties: { owners: { type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { type: "object", additionalProperties: !1, properties: { scope: { type: "array", items: { $ref: "#/$defs/glob" } }, actors: { type: "array", items: { $ref: "#/$defs/actor" } } } } }, integration_branch: { $ref: "#/$defs/branch" }, attempts_dir: { $ref: "#/$defs/file" }, protected_scope: { type: "array", items: { $ref: "#/$defs/glob" } }, agents: { type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { type: "object", additionalProperties: !1, properties: { driver: { enum: ["acp", "exec", "replay"] }, command: { type: "array", items: { type: "string" } }, env: { type: "array", items: { $ref: "#/$defs/variable" }, uniqueItems: !0 }, model: { $ref: "#/$defs/line" }, timeout: { type: "integer", minimum: 1, maximum: 86400 }, recording: { type: "string", minLength: 1, maxLength: 4096 }, emits: { type: "array", items: { $ref: "#/$defs/eventName" }, uniqueItems: !0 }, home: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/file" } }, retries: { type: "integer", minimum: 0, maximum: 10 } }, required: ["driver"], if: { properties: { driver: { const: "replay" } }, required: ["driver"] }, then: { required: ["recording"] }, else: { properties: { command: { minItems: 1 } }, required: ["command"] } } }, sandbox: { type: "object", additionalProperties: !1, properties: { engine: { $ref: "#/$defs/engine" }, image: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}$" }, containerfile: { $ref: "#/$defs/file" }, network: { oneOf: [{ const: "none" }, { type: "array", items: { $ref: "#/$defs/host" }, uniqueItems: !0 }] }, cpus: { type: "number", exclusiveMinimum: 0, maximum: 1024 }, memory: { $ref: "#/$defs/size" }, pids: { type: "integer", minimum: 1, maximum: 1e6 }, open_files: { type: "integer", minimum: 16, maximum: 1e6 }, file_size: { $ref: "#/$defs/size" }, tmp: { $ref: "#/$defs/size" }, minutes: { type: "number", exclusiveMinimum: 0, maximum: 1e5 }, disk: { $ref: "#/$defs/size" }, output: { $ref: "#/$defs/size" }, setup: { type: "array", items: { oneOf: [{ $ref: "#/$defs/text" }, { type: "object", additionalProperties: !1, required: ["run", "inputs", "outputs"], properties: { run: { $ref: "#/$defs/text" }, inputs: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/file" } }, outputs: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/file" } } } }] } } }, dependentSchemas: { image: { properties: { containerfile: { not: {} } } } } }, judge: { type: "object", additionalProperties: !1, properties: { repeats: { type: "integer", minimum: 1, maximum: 100 }, retries: { type: "integer", minimum: 0, maximum: 100 }, timeout: { type: "integer", minimum: 1, maximum: 86400 } } }, budget: { type: "object", additionalProperties: !1, properties: { iterations: { type: "integer", minimum: 1, maximum: 1e3 }, minutes: { type: "number", exclusiveMinimum: 0, maximum: 1e5 }, failures: { type: "integer", minimum: 1, maximum: 1e3 }, cost_usd: { type: "number", exclusiveMinimum: 0, maximum: 1e6 } } }, limits: { type: "object", additionalProperties: !1, properties: { max_concurrent_runs: { type: "integer", minimum: 1, maximum: 1e3 }, max_run_depth: { type: "integer", minimum: 1, maximum: 100 }, max_concurrent_attempts: { type: "integer", minimum: 1, maximum: 1e3 }, max_file: { $ref: "#/$defs/size" }, max_change: { $ref: "#/$defs/size" }, max_run_output: { $ref: "#/$defs/size" }, max_run_disk: { $ref: "#/$defs/size" } } }, contracts: { type: "object", additionalProperties: !1, properties: { public_behavior: { type: "array", items: { $ref: "#/$defs/glob" } }, api_or_data_model: { type: "array", items: { $ref: "#/$defs/glob" } }, security: { type: "array", items: { $ref: "#/$defs/glob" } }, deployment: { type: "array", items: { $ref: "#/$defs/glob" } } } }, checks: { type: "object", additionalProperties: !1, properties: { since: { $ref: "#/$defs/commit" }, severity: { type: "object", propertyNames: { $ref: "#/$defs/rule" }, additionalProperties: { enum: ["off", "info", "warning", "hold", "error"] } } } }, evidence: { type: "object", additionalProperties: !1, properties: { sign: { enum: ["off", "ssh"] }, require_signed: { type: "boolean" } } }, hooks: { type: "object", additionalProperties: !1, properties: { "pre-commit": { type: "boolean" }, "commit-msg": { type: "boolean" }, "pre-push": { type: "boolean" }, "post-commit": { type: "boolean" } } }, roles: { type: "object", additionalProperties: !1, properties: { coordinator: { type: "array", items: { $ref: "#/$defs/actor" }, uniqueItems: !0 }, user: { type: "array", items: { $ref: "#/$defs/actor" }, uniqueItems: !0 } } } }, $defs: { id: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, glob: { type: "string", pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, file: { type: "string", pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, commit: { type: "string", pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, line: { type: "string", pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$" }, text: { type: "string", pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, branch: { type: "string", pattern: "^(?![-./])(?!.*(?:\\.\\.|@\\{|//|/\\.|\\.lock(?:/|$)))[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+(?<![./])$" }, actor: { type: "string", pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, size: { type: "string", pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, host: { type: "string", pattern: "^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\]):[1-9][0-9]{0,4}$" }, variable: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, eventName: { type: "string", pattern: "^[a-z][a-z0-9._-]{0,63}$" }, rule: { type: "string", pattern: "^[a-z][a-z0-9-]{0,63}$" }, engine: { enum: ["auto", "bubblewrap", "podman", "docker"] } } };
var schema129 = { enum: ["auto", "bubblewrap", "podman", "docker"] };
var func16 = require_ucs2length().default, pattern81 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u"), pattern83 = new RegExp("^[a-z][a-z0-9._-]{0,63}$", "u"), pattern85 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}$", "u"), pattern87 = new RegExp("^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\]):[1-9][0-9]{0,4}$", "u"), pattern106 = new RegExp("^[a-z][a-z0-9-]{0,63}$", "u");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    for (let key0 in data)
      if (!func1.call(schema117.properties, key0)) {
        let err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    if (data.owners !== void 0) {
      let data0 = data.owners;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (let key1 in data0) {
          let _errs4 = errors;
          if (typeof key1 == "string") {
            if (!pattern5.test(key1)) {
              let err1 = { instancePath: instancePath + "/owners", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"', propertyName: key1 };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
          } else {
            let err2 = { instancePath: instancePath + "/owners", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key1 };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            let err3 = { instancePath: instancePath + "/owners", schemaPath: "#/properties/owners/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
        for (let key2 in data0) {
          let data1 = data0[key2];
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            for (let key3 in data1)
              if (!(key3 === "scope" || key3 === "actors")) {
                let err4 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/owners/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
              }
            if (data1.scope !== void 0) {
              let data2 = data1.scope;
              if (Array.isArray(data2)) {
                let len0 = data2.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data3 = data2[i0];
                  if (typeof data3 == "string") {
                    if (!pattern9.test(data3)) {
                      let err5 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/scope/" + i0, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
                      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                    }
                  } else {
                    let err6 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/scope/" + i0, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                  }
                }
              } else {
                let err7 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/scope", schemaPath: "#/properties/owners/additionalProperties/properties/scope/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
              }
            }
            if (data1.actors !== void 0) {
              let data4 = data1.actors;
              if (Array.isArray(data4)) {
                let len1 = data4.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data5 = data4[i1];
                  if (typeof data5 == "string") {
                    if (!pattern31.test(data5)) {
                      let err8 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/actors/" + i1, schemaPath: "#/$defs/actor/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, message: 'must match pattern "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$"' };
                      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
                    }
                  } else {
                    let err9 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/actors/" + i1, schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                  }
                }
              } else {
                let err10 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/actors", schemaPath: "#/properties/owners/additionalProperties/properties/actors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
              }
            }
          } else {
            let err11 = { instancePath: instancePath + "/owners/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/owners/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
        }
      } else {
        let err12 = { instancePath: instancePath + "/owners", schemaPath: "#/properties/owners/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.integration_branch !== void 0) {
      let data6 = data.integration_branch;
      if (typeof data6 == "string") {
        if (!pattern34.test(data6)) {
          let err13 = { instancePath: instancePath + "/integration_branch", schemaPath: "#/$defs/branch/pattern", keyword: "pattern", params: { pattern: "^(?![-./])(?!.*(?:\\.\\.|@\\{|//|/\\.|\\.lock(?:/|$)))[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+(?<![./])$" }, message: 'must match pattern "^(?![-./])(?!.*(?:\\.\\.|@\\{|//|/\\.|\\.lock(?:/|$)))[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+(?<![./])$"' };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      } else {
        let err14 = { instancePath: instancePath + "/integration_branch", schemaPath: "#/$defs/branch/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.attempts_dir !== void 0) {
      let data7 = data.attempts_dir;
      if (typeof data7 == "string") {
        if (!pattern16.test(data7)) {
          let err15 = { instancePath: instancePath + "/attempts_dir", schemaPath: "#/$defs/file/pattern", keyword: "pattern", params: { pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$"' };
          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
        }
      } else {
        let err16 = { instancePath: instancePath + "/attempts_dir", schemaPath: "#/$defs/file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.protected_scope !== void 0) {
      let data8 = data.protected_scope;
      if (Array.isArray(data8)) {
        let len2 = data8.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data9 = data8[i2];
          if (typeof data9 == "string") {
            if (!pattern9.test(data9)) {
              let err17 = { instancePath: instancePath + "/protected_scope/" + i2, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
              vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
            }
          } else {
            let err18 = { instancePath: instancePath + "/protected_scope/" + i2, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
        }
      } else {
        let err19 = { instancePath: instancePath + "/protected_scope", schemaPath: "#/properties/protected_scope/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.agents !== void 0) {
      let data10 = data.agents;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (let key4 in data10) {
          let _errs34 = errors;
          if (typeof key4 == "string") {
            if (!pattern5.test(key4)) {
              let err20 = { instancePath: instancePath + "/agents", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"', propertyName: key4 };
              vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
            }
          } else {
            let err21 = { instancePath: instancePath + "/agents", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key4 };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          }
          var valid16 = _errs34 === errors;
          if (!valid16) {
            let err22 = { instancePath: instancePath + "/agents", schemaPath: "#/properties/agents/propertyNames", keyword: "propertyNames", params: { propertyName: key4 }, message: "property name must be valid" };
            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
          }
        }
        for (let key5 in data10) {
          let data11 = data10[key5], _errs40 = errors, valid19 = !0, _errs41 = errors;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            let missing0;
            if (data11.driver === void 0 && (missing0 = "driver")) {
              let err23 = {};
              vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
            } else if (data11.driver !== void 0 && data11.driver !== "replay") {
              let err24 = {};
              vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
            }
          }
          var _valid0 = _errs41 === errors;
          errors = _errs40, vErrors !== null && (_errs40 ? vErrors.length = _errs40 : vErrors = null);
          let ifClause0;
          if (_valid0) {
            let _errs43 = errors;
            if (data11 && typeof data11 == "object" && !Array.isArray(data11) && data11.recording === void 0) {
              let err25 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/agents/additionalProperties/then/required", keyword: "required", params: { missingProperty: "recording" }, message: "must have required property 'recording'" };
              vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
            }
            var _valid0 = _errs43 === errors;
            valid19 = _valid0, ifClause0 = "then";
          } else {
            let _errs44 = errors;
            if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
              if (data11.command === void 0) {
                let err26 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/agents/additionalProperties/else/required", keyword: "required", params: { missingProperty: "command" }, message: "must have required property 'command'" };
                vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
              }
              if (data11.command !== void 0) {
                let data13 = data11.command;
                if (Array.isArray(data13) && data13.length < 1) {
                  let err27 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/command", schemaPath: "#/properties/agents/additionalProperties/else/properties/command/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                }
              }
            }
            var _valid0 = _errs44 === errors;
            if (valid19 = _valid0, valid19) {
              var props0 = {};
              props0.command = !0, props0.driver = !0;
            }
            ifClause0 = "else";
          }
          if (!valid19) {
            let err28 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/agents/additionalProperties/if", keyword: "if", params: { failingKeyword: ifClause0 }, message: 'must match "' + ifClause0 + '" schema' };
            vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
          }
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.driver === void 0) {
              let err29 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/agents/additionalProperties/required", keyword: "required", params: { missingProperty: "driver" }, message: "must have required property 'driver'" };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
            }
            for (let key6 in data11)
              if (!func1.call(schema117.properties.agents.additionalProperties.properties, key6)) {
                let err30 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/agents/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
              }
            if (data11.driver !== void 0) {
              let data14 = data11.driver;
              if (!(data14 === "acp" || data14 === "exec" || data14 === "replay")) {
                let err31 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/driver", schemaPath: "#/properties/agents/additionalProperties/properties/driver/enum", keyword: "enum", params: { allowedValues: schema117.properties.agents.additionalProperties.properties.driver.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
            }
            if (data11.command !== void 0) {
              let data15 = data11.command;
              if (Array.isArray(data15)) {
                let len3 = data15.length;
                for (let i3 = 0; i3 < len3; i3++)
                  if (typeof data15[i3] != "string") {
                    let err32 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/command/" + i3, schemaPath: "#/properties/agents/additionalProperties/properties/command/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                  }
              } else {
                let err33 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/command", schemaPath: "#/properties/agents/additionalProperties/properties/command/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
            }
            if (data11.env !== void 0) {
              let data17 = data11.env;
              if (Array.isArray(data17)) {
                let len4 = data17.length;
                for (let i4 = 0; i4 < len4; i4++) {
                  let data18 = data17[i4];
                  if (typeof data18 == "string") {
                    if (!pattern81.test(data18)) {
                      let err34 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/env/" + i4, schemaPath: "#/$defs/variable/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]*$"' };
                      vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                    }
                  } else {
                    let err35 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/env/" + i4, schemaPath: "#/$defs/variable/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                  }
                }
                let i5 = data17.length, j0;
                if (i5 > 1) {
                  outer0:
                    for (; i5--; )
                      for (j0 = i5; j0--; )
                        if (func0(data17[i5], data17[j0])) {
                          let err36 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/env", schemaPath: "#/properties/agents/additionalProperties/properties/env/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i5 + " are identical)" };
                          vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                          break outer0;
                        }
                }
              } else {
                let err37 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/env", schemaPath: "#/properties/agents/additionalProperties/properties/env/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            }
            if (data11.model !== void 0) {
              let data19 = data11.model;
              if (typeof data19 == "string") {
                if (!pattern4.test(data19)) {
                  let err38 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/model", schemaPath: "#/$defs/line/pattern", keyword: "pattern", params: { pattern: "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                }
              } else {
                let err39 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/model", schemaPath: "#/$defs/line/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
              }
            }
            if (data11.timeout !== void 0) {
              let data20 = data11.timeout;
              if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20) && isFinite(data20))) {
                let err40 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/timeout", schemaPath: "#/properties/agents/additionalProperties/properties/timeout/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
              }
              if (typeof data20 == "number" && isFinite(data20)) {
                if (data20 > 86400 || isNaN(data20)) {
                  let err41 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/timeout", schemaPath: "#/properties/agents/additionalProperties/properties/timeout/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, message: "must be <= 86400" };
                  vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
                }
                if (data20 < 1 || isNaN(data20)) {
                  let err42 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/timeout", schemaPath: "#/properties/agents/additionalProperties/properties/timeout/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
                }
              }
            }
            if (data11.recording !== void 0) {
              let data21 = data11.recording;
              if (typeof data21 == "string") {
                if (func16(data21) > 4096) {
                  let err43 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/recording", schemaPath: "#/properties/agents/additionalProperties/properties/recording/maxLength", keyword: "maxLength", params: { limit: 4096 }, message: "must NOT have more than 4096 characters" };
                  vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
                }
                if (func16(data21) < 1) {
                  let err44 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/recording", schemaPath: "#/properties/agents/additionalProperties/properties/recording/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                }
              } else {
                let err45 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/recording", schemaPath: "#/properties/agents/additionalProperties/properties/recording/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
              }
            }
            if (data11.emits !== void 0) {
              let data22 = data11.emits;
              if (Array.isArray(data22)) {
                let len5 = data22.length;
                for (let i6 = 0; i6 < len5; i6++) {
                  let data23 = data22[i6];
                  if (typeof data23 == "string") {
                    if (!pattern83.test(data23)) {
                      let err46 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/emits/" + i6, schemaPath: "#/$defs/eventName/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9._-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9._-]{0,63}$"' };
                      vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                    }
                  } else {
                    let err47 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/emits/" + i6, schemaPath: "#/$defs/eventName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                  }
                }
                let i7 = data22.length, j1;
                if (i7 > 1) {
                  outer1:
                    for (; i7--; )
                      for (j1 = i7; j1--; )
                        if (func0(data22[i7], data22[j1])) {
                          let err48 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/emits", schemaPath: "#/properties/agents/additionalProperties/properties/emits/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i7 + " are identical)" };
                          vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                          break outer1;
                        }
                }
              } else {
                let err49 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/emits", schemaPath: "#/properties/agents/additionalProperties/properties/emits/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
            }
            if (data11.home !== void 0) {
              let data24 = data11.home;
              if (Array.isArray(data24)) {
                let len6 = data24.length;
                for (let i8 = 0; i8 < len6; i8++) {
                  let data25 = data24[i8];
                  if (typeof data25 == "string") {
                    if (!pattern16.test(data25)) {
                      let err50 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/home/" + i8, schemaPath: "#/$defs/file/pattern", keyword: "pattern", params: { pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$"' };
                      vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
                    }
                  } else {
                    let err51 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/home/" + i8, schemaPath: "#/$defs/file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                  }
                }
                let i9 = data24.length, j2;
                if (i9 > 1) {
                  outer2:
                    for (; i9--; )
                      for (j2 = i9; j2--; )
                        if (func0(data24[i9], data24[j2])) {
                          let err52 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/home", schemaPath: "#/properties/agents/additionalProperties/properties/home/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i9 + " are identical)" };
                          vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
                          break outer2;
                        }
                }
              } else {
                let err53 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/home", schemaPath: "#/properties/agents/additionalProperties/properties/home/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
              }
            }
            if (data11.retries !== void 0) {
              let data26 = data11.retries;
              if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
                let err54 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/retries", schemaPath: "#/properties/agents/additionalProperties/properties/retries/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
              }
              if (typeof data26 == "number" && isFinite(data26)) {
                if (data26 > 10 || isNaN(data26)) {
                  let err55 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/retries", schemaPath: "#/properties/agents/additionalProperties/properties/retries/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 }, message: "must be <= 10" };
                  vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                }
                if (data26 < 0 || isNaN(data26)) {
                  let err56 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/retries", schemaPath: "#/properties/agents/additionalProperties/properties/retries/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                }
              }
            }
          } else {
            let err57 = { instancePath: instancePath + "/agents/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/agents/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
          }
        }
      } else {
        let err58 = { instancePath: instancePath + "/agents", schemaPath: "#/properties/agents/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
      }
    }
    if (data.sandbox !== void 0) {
      let data27 = data.sandbox;
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        for (let key7 in data27)
          if (!func1.call(schema117.properties.sandbox.properties, key7)) {
            let err59 = { instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
          }
        if (data27.engine !== void 0) {
          let data28 = data27.engine;
          if (!(data28 === "auto" || data28 === "bubblewrap" || data28 === "podman" || data28 === "docker")) {
            let err60 = { instancePath: instancePath + "/sandbox/engine", schemaPath: "#/$defs/engine/enum", keyword: "enum", params: { allowedValues: schema129.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
          }
        }
        if (data27.image !== void 0) {
          let data29 = data27.image;
          if (typeof data29 == "string") {
            if (!pattern85.test(data29)) {
              let err61 = { instancePath: instancePath + "/sandbox/image", schemaPath: "#/properties/sandbox/properties/image/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}$"' };
              vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
            }
          } else {
            let err62 = { instancePath: instancePath + "/sandbox/image", schemaPath: "#/properties/sandbox/properties/image/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
          }
        }
        if (data27.containerfile !== void 0) {
          let data30 = data27.containerfile;
          if (typeof data30 == "string") {
            if (!pattern16.test(data30)) {
              let err63 = { instancePath: instancePath + "/sandbox/containerfile", schemaPath: "#/$defs/file/pattern", keyword: "pattern", params: { pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$"' };
              vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
            }
          } else {
            let err64 = { instancePath: instancePath + "/sandbox/containerfile", schemaPath: "#/$defs/file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
          }
        }
        if (data27.network !== void 0) {
          let data31 = data27.network, _errs87 = errors, valid41 = !1, passing0 = null, _errs88 = errors;
          if (data31 !== "none") {
            let err65 = { instancePath: instancePath + "/sandbox/network", schemaPath: "#/properties/sandbox/properties/network/oneOf/0/const", keyword: "const", params: { allowedValue: "none" }, message: "must be equal to constant" };
            vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
          }
          var _valid1 = _errs88 === errors;
          _valid1 && (valid41 = !0, passing0 = 0);
          let _errs89 = errors;
          if (Array.isArray(data31)) {
            let len7 = data31.length;
            for (let i10 = 0; i10 < len7; i10++) {
              let data32 = data31[i10];
              if (typeof data32 == "string") {
                if (!pattern87.test(data32)) {
                  let err66 = { instancePath: instancePath + "/sandbox/network/" + i10, schemaPath: "#/$defs/host/pattern", keyword: "pattern", params: { pattern: "^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\]):[1-9][0-9]{0,4}$" }, message: 'must match pattern "^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\]):[1-9][0-9]{0,4}$"' };
                  vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
                }
              } else {
                let err67 = { instancePath: instancePath + "/sandbox/network/" + i10, schemaPath: "#/$defs/host/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
              }
            }
            let i11 = data31.length, j3;
            if (i11 > 1) {
              outer3:
                for (; i11--; )
                  for (j3 = i11; j3--; )
                    if (func0(data31[i11], data31[j3])) {
                      let err68 = { instancePath: instancePath + "/sandbox/network", schemaPath: "#/properties/sandbox/properties/network/oneOf/1/uniqueItems", keyword: "uniqueItems", params: { i: i11, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i11 + " are identical)" };
                      vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                      break outer3;
                    }
            }
          } else {
            let err69 = { instancePath: instancePath + "/sandbox/network", schemaPath: "#/properties/sandbox/properties/network/oneOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
          }
          var _valid1 = _errs89 === errors;
          if (_valid1 && valid41 ? (valid41 = !1, passing0 = [passing0, 1]) : _valid1 && (valid41 = !0, passing0 = 1), valid41)
            errors = _errs87, vErrors !== null && (_errs87 ? vErrors.length = _errs87 : vErrors = null);
          else {
            let err70 = { instancePath: instancePath + "/sandbox/network", schemaPath: "#/properties/sandbox/properties/network/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
            vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
          }
        }
        if (data27.cpus !== void 0) {
          let data33 = data27.cpus;
          if (typeof data33 == "number" && isFinite(data33)) {
            if (data33 > 1024 || isNaN(data33)) {
              let err71 = { instancePath: instancePath + "/sandbox/cpus", schemaPath: "#/properties/sandbox/properties/cpus/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1024 }, message: "must be <= 1024" };
              vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
            }
            if (data33 <= 0 || isNaN(data33)) {
              let err72 = { instancePath: instancePath + "/sandbox/cpus", schemaPath: "#/properties/sandbox/properties/cpus/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
            }
          } else {
            let err73 = { instancePath: instancePath + "/sandbox/cpus", schemaPath: "#/properties/sandbox/properties/cpus/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
          }
        }
        if (data27.memory !== void 0) {
          let data34 = data27.memory;
          if (typeof data34 == "string") {
            if (!pattern24.test(data34)) {
              let err74 = { instancePath: instancePath + "/sandbox/memory", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
            }
          } else {
            let err75 = { instancePath: instancePath + "/sandbox/memory", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
          }
        }
        if (data27.pids !== void 0) {
          let data35 = data27.pids;
          if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
            let err76 = { instancePath: instancePath + "/sandbox/pids", schemaPath: "#/properties/sandbox/properties/pids/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
          }
          if (typeof data35 == "number" && isFinite(data35)) {
            if (data35 > 1e6 || isNaN(data35)) {
              let err77 = { instancePath: instancePath + "/sandbox/pids", schemaPath: "#/properties/sandbox/properties/pids/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
              vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
            }
            if (data35 < 1 || isNaN(data35)) {
              let err78 = { instancePath: instancePath + "/sandbox/pids", schemaPath: "#/properties/sandbox/properties/pids/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
            }
          }
        }
        if (data27.open_files !== void 0) {
          let data36 = data27.open_files;
          if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
            let err79 = { instancePath: instancePath + "/sandbox/open_files", schemaPath: "#/properties/sandbox/properties/open_files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
          }
          if (typeof data36 == "number" && isFinite(data36)) {
            if (data36 > 1e6 || isNaN(data36)) {
              let err80 = { instancePath: instancePath + "/sandbox/open_files", schemaPath: "#/properties/sandbox/properties/open_files/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
              vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
            }
            if (data36 < 16 || isNaN(data36)) {
              let err81 = { instancePath: instancePath + "/sandbox/open_files", schemaPath: "#/properties/sandbox/properties/open_files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 16 }, message: "must be >= 16" };
              vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
            }
          }
        }
        if (data27.file_size !== void 0) {
          let data37 = data27.file_size;
          if (typeof data37 == "string") {
            if (!pattern24.test(data37)) {
              let err82 = { instancePath: instancePath + "/sandbox/file_size", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
            }
          } else {
            let err83 = { instancePath: instancePath + "/sandbox/file_size", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
          }
        }
        if (data27.tmp !== void 0) {
          let data38 = data27.tmp;
          if (typeof data38 == "string") {
            if (!pattern24.test(data38)) {
              let err84 = { instancePath: instancePath + "/sandbox/tmp", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
            }
          } else {
            let err85 = { instancePath: instancePath + "/sandbox/tmp", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
          }
        }
        if (data27.minutes !== void 0) {
          let data39 = data27.minutes;
          if (typeof data39 == "number" && isFinite(data39)) {
            if (data39 > 1e5 || isNaN(data39)) {
              let err86 = { instancePath: instancePath + "/sandbox/minutes", schemaPath: "#/properties/sandbox/properties/minutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
              vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
            }
            if (data39 <= 0 || isNaN(data39)) {
              let err87 = { instancePath: instancePath + "/sandbox/minutes", schemaPath: "#/properties/sandbox/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
            }
          } else {
            let err88 = { instancePath: instancePath + "/sandbox/minutes", schemaPath: "#/properties/sandbox/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
          }
        }
        if (data27.disk !== void 0) {
          let data40 = data27.disk;
          if (typeof data40 == "string") {
            if (!pattern24.test(data40)) {
              let err89 = { instancePath: instancePath + "/sandbox/disk", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
            }
          } else {
            let err90 = { instancePath: instancePath + "/sandbox/disk", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
          }
        }
        if (data27.output !== void 0) {
          let data41 = data27.output;
          if (typeof data41 == "string") {
            if (!pattern24.test(data41)) {
              let err91 = { instancePath: instancePath + "/sandbox/output", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
            }
          } else {
            let err92 = { instancePath: instancePath + "/sandbox/output", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
          }
        }
        if (data27.setup !== void 0) {
          let data42 = data27.setup;
          if (Array.isArray(data42)) {
            let len8 = data42.length;
            for (let i12 = 0; i12 < len8; i12++) {
              let data43 = data42[i12], _errs120 = errors, valid53 = !1, passing1 = null, _errs121 = errors;
              if (typeof data43 == "string") {
                if (!pattern6.test(data43)) {
                  let err93 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                  vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
                }
              } else {
                let err94 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
              }
              var _valid2 = _errs121 === errors;
              _valid2 && (valid53 = !0, passing1 = 0);
              let _errs124 = errors;
              if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
                if (data43.run === void 0) {
                  let err95 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/required", keyword: "required", params: { missingProperty: "run" }, message: "must have required property 'run'" };
                  vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
                }
                if (data43.inputs === void 0) {
                  let err96 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/required", keyword: "required", params: { missingProperty: "inputs" }, message: "must have required property 'inputs'" };
                  vErrors === null ? vErrors = [err96] : vErrors.push(err96), errors++;
                }
                if (data43.outputs === void 0) {
                  let err97 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/required", keyword: "required", params: { missingProperty: "outputs" }, message: "must have required property 'outputs'" };
                  vErrors === null ? vErrors = [err97] : vErrors.push(err97), errors++;
                }
                for (let key8 in data43)
                  if (!(key8 === "run" || key8 === "inputs" || key8 === "outputs")) {
                    let err98 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                    vErrors === null ? vErrors = [err98] : vErrors.push(err98), errors++;
                  }
                if (data43.run !== void 0) {
                  let data44 = data43.run;
                  if (typeof data44 == "string") {
                    if (!pattern6.test(data44)) {
                      let err99 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/run", schemaPath: "#/$defs/text/pattern", keyword: "pattern", params: { pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]+$"' };
                      vErrors === null ? vErrors = [err99] : vErrors.push(err99), errors++;
                    }
                  } else {
                    let err100 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/run", schemaPath: "#/$defs/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err100] : vErrors.push(err100), errors++;
                  }
                }
                if (data43.inputs !== void 0) {
                  let data45 = data43.inputs;
                  if (Array.isArray(data45)) {
                    if (data45.length < 1) {
                      let err101 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/inputs", schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/properties/inputs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      vErrors === null ? vErrors = [err101] : vErrors.push(err101), errors++;
                    }
                    let len9 = data45.length;
                    for (let i13 = 0; i13 < len9; i13++) {
                      let data46 = data45[i13];
                      if (typeof data46 == "string") {
                        if (!pattern16.test(data46)) {
                          let err102 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/inputs/" + i13, schemaPath: "#/$defs/file/pattern", keyword: "pattern", params: { pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$"' };
                          vErrors === null ? vErrors = [err102] : vErrors.push(err102), errors++;
                        }
                      } else {
                        let err103 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/inputs/" + i13, schemaPath: "#/$defs/file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        vErrors === null ? vErrors = [err103] : vErrors.push(err103), errors++;
                      }
                    }
                    let i14 = data45.length, j4;
                    if (i14 > 1) {
                      outer4:
                        for (; i14--; )
                          for (j4 = i14; j4--; )
                            if (func0(data45[i14], data45[j4])) {
                              let err104 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/inputs", schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/properties/inputs/uniqueItems", keyword: "uniqueItems", params: { i: i14, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i14 + " are identical)" };
                              vErrors === null ? vErrors = [err104] : vErrors.push(err104), errors++;
                              break outer4;
                            }
                    }
                  } else {
                    let err105 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/inputs", schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/properties/inputs/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    vErrors === null ? vErrors = [err105] : vErrors.push(err105), errors++;
                  }
                }
                if (data43.outputs !== void 0) {
                  let data47 = data43.outputs;
                  if (Array.isArray(data47)) {
                    if (data47.length < 1) {
                      let err106 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/outputs", schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/properties/outputs/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      vErrors === null ? vErrors = [err106] : vErrors.push(err106), errors++;
                    }
                    let len10 = data47.length;
                    for (let i15 = 0; i15 < len10; i15++) {
                      let data48 = data47[i15];
                      if (typeof data48 == "string") {
                        if (!pattern16.test(data48)) {
                          let err107 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/outputs/" + i15, schemaPath: "#/$defs/file/pattern", keyword: "pattern", params: { pattern: "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$" }, message: 'must match pattern "^(?!/)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f\\u007f]+$"' };
                          vErrors === null ? vErrors = [err107] : vErrors.push(err107), errors++;
                        }
                      } else {
                        let err108 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/outputs/" + i15, schemaPath: "#/$defs/file/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        vErrors === null ? vErrors = [err108] : vErrors.push(err108), errors++;
                      }
                    }
                    let i16 = data47.length, j5;
                    if (i16 > 1) {
                      outer5:
                        for (; i16--; )
                          for (j5 = i16; j5--; )
                            if (func0(data47[i16], data47[j5])) {
                              let err109 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/outputs", schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/properties/outputs/uniqueItems", keyword: "uniqueItems", params: { i: i16, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i16 + " are identical)" };
                              vErrors === null ? vErrors = [err109] : vErrors.push(err109), errors++;
                              break outer5;
                            }
                    }
                  } else {
                    let err110 = { instancePath: instancePath + "/sandbox/setup/" + i12 + "/outputs", schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/properties/outputs/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    vErrors === null ? vErrors = [err110] : vErrors.push(err110), errors++;
                  }
                }
              } else {
                let err111 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/properties/sandbox/properties/setup/items/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                vErrors === null ? vErrors = [err111] : vErrors.push(err111), errors++;
              }
              var _valid2 = _errs124 === errors;
              if (_valid2 && valid53 ? (valid53 = !1, passing1 = [passing1, 1]) : _valid2 && (valid53 = !0, passing1 = 1), valid53)
                errors = _errs120, vErrors !== null && (_errs120 ? vErrors.length = _errs120 : vErrors = null);
              else {
                let err112 = { instancePath: instancePath + "/sandbox/setup/" + i12, schemaPath: "#/properties/sandbox/properties/setup/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, message: "must match exactly one schema in oneOf" };
                vErrors === null ? vErrors = [err112] : vErrors.push(err112), errors++;
              }
            }
          } else {
            let err113 = { instancePath: instancePath + "/sandbox/setup", schemaPath: "#/properties/sandbox/properties/setup/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err113] : vErrors.push(err113), errors++;
          }
        }
        if (data27.image !== void 0 && data27 && typeof data27 == "object" && !Array.isArray(data27) && data27.containerfile !== void 0) {
          let err114 = { instancePath: instancePath + "/sandbox/containerfile", schemaPath: "#/properties/sandbox/dependentSchemas/image/properties/containerfile/not", keyword: "not", params: {}, message: "must NOT be valid" };
          vErrors === null ? vErrors = [err114] : vErrors.push(err114), errors++;
        }
      } else {
        let err115 = { instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err115] : vErrors.push(err115), errors++;
      }
    }
    if (data.judge !== void 0) {
      let data50 = data.judge;
      if (data50 && typeof data50 == "object" && !Array.isArray(data50)) {
        for (let key9 in data50)
          if (!(key9 === "repeats" || key9 === "retries" || key9 === "timeout")) {
            let err116 = { instancePath: instancePath + "/judge", schemaPath: "#/properties/judge/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err116] : vErrors.push(err116), errors++;
          }
        if (data50.repeats !== void 0) {
          let data51 = data50.repeats;
          if (!(typeof data51 == "number" && !(data51 % 1) && !isNaN(data51) && isFinite(data51))) {
            let err117 = { instancePath: instancePath + "/judge/repeats", schemaPath: "#/properties/judge/properties/repeats/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err117] : vErrors.push(err117), errors++;
          }
          if (typeof data51 == "number" && isFinite(data51)) {
            if (data51 > 100 || isNaN(data51)) {
              let err118 = { instancePath: instancePath + "/judge/repeats", schemaPath: "#/properties/judge/properties/repeats/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              vErrors === null ? vErrors = [err118] : vErrors.push(err118), errors++;
            }
            if (data51 < 1 || isNaN(data51)) {
              let err119 = { instancePath: instancePath + "/judge/repeats", schemaPath: "#/properties/judge/properties/repeats/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err119] : vErrors.push(err119), errors++;
            }
          }
        }
        if (data50.retries !== void 0) {
          let data52 = data50.retries;
          if (!(typeof data52 == "number" && !(data52 % 1) && !isNaN(data52) && isFinite(data52))) {
            let err120 = { instancePath: instancePath + "/judge/retries", schemaPath: "#/properties/judge/properties/retries/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err120] : vErrors.push(err120), errors++;
          }
          if (typeof data52 == "number" && isFinite(data52)) {
            if (data52 > 100 || isNaN(data52)) {
              let err121 = { instancePath: instancePath + "/judge/retries", schemaPath: "#/properties/judge/properties/retries/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              vErrors === null ? vErrors = [err121] : vErrors.push(err121), errors++;
            }
            if (data52 < 0 || isNaN(data52)) {
              let err122 = { instancePath: instancePath + "/judge/retries", schemaPath: "#/properties/judge/properties/retries/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              vErrors === null ? vErrors = [err122] : vErrors.push(err122), errors++;
            }
          }
        }
        if (data50.timeout !== void 0) {
          let data53 = data50.timeout;
          if (!(typeof data53 == "number" && !(data53 % 1) && !isNaN(data53) && isFinite(data53))) {
            let err123 = { instancePath: instancePath + "/judge/timeout", schemaPath: "#/properties/judge/properties/timeout/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err123] : vErrors.push(err123), errors++;
          }
          if (typeof data53 == "number" && isFinite(data53)) {
            if (data53 > 86400 || isNaN(data53)) {
              let err124 = { instancePath: instancePath + "/judge/timeout", schemaPath: "#/properties/judge/properties/timeout/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, message: "must be <= 86400" };
              vErrors === null ? vErrors = [err124] : vErrors.push(err124), errors++;
            }
            if (data53 < 1 || isNaN(data53)) {
              let err125 = { instancePath: instancePath + "/judge/timeout", schemaPath: "#/properties/judge/properties/timeout/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err125] : vErrors.push(err125), errors++;
            }
          }
        }
      } else {
        let err126 = { instancePath: instancePath + "/judge", schemaPath: "#/properties/judge/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err126] : vErrors.push(err126), errors++;
      }
    }
    if (data.budget !== void 0) {
      let data54 = data.budget;
      if (data54 && typeof data54 == "object" && !Array.isArray(data54)) {
        for (let key10 in data54)
          if (!(key10 === "iterations" || key10 === "minutes" || key10 === "failures" || key10 === "cost_usd")) {
            let err127 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err127] : vErrors.push(err127), errors++;
          }
        if (data54.iterations !== void 0) {
          let data55 = data54.iterations;
          if (!(typeof data55 == "number" && !(data55 % 1) && !isNaN(data55) && isFinite(data55))) {
            let err128 = { instancePath: instancePath + "/budget/iterations", schemaPath: "#/properties/budget/properties/iterations/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err128] : vErrors.push(err128), errors++;
          }
          if (typeof data55 == "number" && isFinite(data55)) {
            if (data55 > 1e3 || isNaN(data55)) {
              let err129 = { instancePath: instancePath + "/budget/iterations", schemaPath: "#/properties/budget/properties/iterations/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              vErrors === null ? vErrors = [err129] : vErrors.push(err129), errors++;
            }
            if (data55 < 1 || isNaN(data55)) {
              let err130 = { instancePath: instancePath + "/budget/iterations", schemaPath: "#/properties/budget/properties/iterations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err130] : vErrors.push(err130), errors++;
            }
          }
        }
        if (data54.minutes !== void 0) {
          let data56 = data54.minutes;
          if (typeof data56 == "number" && isFinite(data56)) {
            if (data56 > 1e5 || isNaN(data56)) {
              let err131 = { instancePath: instancePath + "/budget/minutes", schemaPath: "#/properties/budget/properties/minutes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, message: "must be <= 100000" };
              vErrors === null ? vErrors = [err131] : vErrors.push(err131), errors++;
            }
            if (data56 <= 0 || isNaN(data56)) {
              let err132 = { instancePath: instancePath + "/budget/minutes", schemaPath: "#/properties/budget/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err132] : vErrors.push(err132), errors++;
            }
          } else {
            let err133 = { instancePath: instancePath + "/budget/minutes", schemaPath: "#/properties/budget/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err133] : vErrors.push(err133), errors++;
          }
        }
        if (data54.failures !== void 0) {
          let data57 = data54.failures;
          if (!(typeof data57 == "number" && !(data57 % 1) && !isNaN(data57) && isFinite(data57))) {
            let err134 = { instancePath: instancePath + "/budget/failures", schemaPath: "#/properties/budget/properties/failures/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err134] : vErrors.push(err134), errors++;
          }
          if (typeof data57 == "number" && isFinite(data57)) {
            if (data57 > 1e3 || isNaN(data57)) {
              let err135 = { instancePath: instancePath + "/budget/failures", schemaPath: "#/properties/budget/properties/failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              vErrors === null ? vErrors = [err135] : vErrors.push(err135), errors++;
            }
            if (data57 < 1 || isNaN(data57)) {
              let err136 = { instancePath: instancePath + "/budget/failures", schemaPath: "#/properties/budget/properties/failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err136] : vErrors.push(err136), errors++;
            }
          }
        }
        if (data54.cost_usd !== void 0) {
          let data58 = data54.cost_usd;
          if (typeof data58 == "number" && isFinite(data58)) {
            if (data58 > 1e6 || isNaN(data58)) {
              let err137 = { instancePath: instancePath + "/budget/cost_usd", schemaPath: "#/properties/budget/properties/cost_usd/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, message: "must be <= 1000000" };
              vErrors === null ? vErrors = [err137] : vErrors.push(err137), errors++;
            }
            if (data58 <= 0 || isNaN(data58)) {
              let err138 = { instancePath: instancePath + "/budget/cost_usd", schemaPath: "#/properties/budget/properties/cost_usd/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err138] : vErrors.push(err138), errors++;
            }
          } else {
            let err139 = { instancePath: instancePath + "/budget/cost_usd", schemaPath: "#/properties/budget/properties/cost_usd/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err139] : vErrors.push(err139), errors++;
          }
        }
      } else {
        let err140 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err140] : vErrors.push(err140), errors++;
      }
    }
    if (data.limits !== void 0) {
      let data59 = data.limits;
      if (data59 && typeof data59 == "object" && !Array.isArray(data59)) {
        for (let key11 in data59)
          if (!(key11 === "max_concurrent_runs" || key11 === "max_run_depth" || key11 === "max_concurrent_attempts" || key11 === "max_file" || key11 === "max_change" || key11 === "max_run_output" || key11 === "max_run_disk")) {
            let err141 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err141] : vErrors.push(err141), errors++;
          }
        if (data59.max_concurrent_runs !== void 0) {
          let data60 = data59.max_concurrent_runs;
          if (!(typeof data60 == "number" && !(data60 % 1) && !isNaN(data60) && isFinite(data60))) {
            let err142 = { instancePath: instancePath + "/limits/max_concurrent_runs", schemaPath: "#/properties/limits/properties/max_concurrent_runs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err142] : vErrors.push(err142), errors++;
          }
          if (typeof data60 == "number" && isFinite(data60)) {
            if (data60 > 1e3 || isNaN(data60)) {
              let err143 = { instancePath: instancePath + "/limits/max_concurrent_runs", schemaPath: "#/properties/limits/properties/max_concurrent_runs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              vErrors === null ? vErrors = [err143] : vErrors.push(err143), errors++;
            }
            if (data60 < 1 || isNaN(data60)) {
              let err144 = { instancePath: instancePath + "/limits/max_concurrent_runs", schemaPath: "#/properties/limits/properties/max_concurrent_runs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err144] : vErrors.push(err144), errors++;
            }
          }
        }
        if (data59.max_run_depth !== void 0) {
          let data61 = data59.max_run_depth;
          if (!(typeof data61 == "number" && !(data61 % 1) && !isNaN(data61) && isFinite(data61))) {
            let err145 = { instancePath: instancePath + "/limits/max_run_depth", schemaPath: "#/properties/limits/properties/max_run_depth/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err145] : vErrors.push(err145), errors++;
          }
          if (typeof data61 == "number" && isFinite(data61)) {
            if (data61 > 100 || isNaN(data61)) {
              let err146 = { instancePath: instancePath + "/limits/max_run_depth", schemaPath: "#/properties/limits/properties/max_run_depth/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              vErrors === null ? vErrors = [err146] : vErrors.push(err146), errors++;
            }
            if (data61 < 1 || isNaN(data61)) {
              let err147 = { instancePath: instancePath + "/limits/max_run_depth", schemaPath: "#/properties/limits/properties/max_run_depth/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err147] : vErrors.push(err147), errors++;
            }
          }
        }
        if (data59.max_concurrent_attempts !== void 0) {
          let data62 = data59.max_concurrent_attempts;
          if (!(typeof data62 == "number" && !(data62 % 1) && !isNaN(data62) && isFinite(data62))) {
            let err148 = { instancePath: instancePath + "/limits/max_concurrent_attempts", schemaPath: "#/properties/limits/properties/max_concurrent_attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err148] : vErrors.push(err148), errors++;
          }
          if (typeof data62 == "number" && isFinite(data62)) {
            if (data62 > 1e3 || isNaN(data62)) {
              let err149 = { instancePath: instancePath + "/limits/max_concurrent_attempts", schemaPath: "#/properties/limits/properties/max_concurrent_attempts/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              vErrors === null ? vErrors = [err149] : vErrors.push(err149), errors++;
            }
            if (data62 < 1 || isNaN(data62)) {
              let err150 = { instancePath: instancePath + "/limits/max_concurrent_attempts", schemaPath: "#/properties/limits/properties/max_concurrent_attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err150] : vErrors.push(err150), errors++;
            }
          }
        }
        if (data59.max_file !== void 0) {
          let data63 = data59.max_file;
          if (typeof data63 == "string") {
            if (!pattern24.test(data63)) {
              let err151 = { instancePath: instancePath + "/limits/max_file", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err151] : vErrors.push(err151), errors++;
            }
          } else {
            let err152 = { instancePath: instancePath + "/limits/max_file", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err152] : vErrors.push(err152), errors++;
          }
        }
        if (data59.max_change !== void 0) {
          let data64 = data59.max_change;
          if (typeof data64 == "string") {
            if (!pattern24.test(data64)) {
              let err153 = { instancePath: instancePath + "/limits/max_change", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err153] : vErrors.push(err153), errors++;
            }
          } else {
            let err154 = { instancePath: instancePath + "/limits/max_change", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err154] : vErrors.push(err154), errors++;
          }
        }
        if (data59.max_run_output !== void 0) {
          let data65 = data59.max_run_output;
          if (typeof data65 == "string") {
            if (!pattern24.test(data65)) {
              let err155 = { instancePath: instancePath + "/limits/max_run_output", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err155] : vErrors.push(err155), errors++;
            }
          } else {
            let err156 = { instancePath: instancePath + "/limits/max_run_output", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err156] : vErrors.push(err156), errors++;
          }
        }
        if (data59.max_run_disk !== void 0) {
          let data66 = data59.max_run_disk;
          if (typeof data66 == "string") {
            if (!pattern24.test(data66)) {
              let err157 = { instancePath: instancePath + "/limits/max_run_disk", schemaPath: "#/$defs/size/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,8}[KMGT]$" }, message: 'must match pattern "^[1-9][0-9]{0,8}[KMGT]$"' };
              vErrors === null ? vErrors = [err157] : vErrors.push(err157), errors++;
            }
          } else {
            let err158 = { instancePath: instancePath + "/limits/max_run_disk", schemaPath: "#/$defs/size/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err158] : vErrors.push(err158), errors++;
          }
        }
      } else {
        let err159 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err159] : vErrors.push(err159), errors++;
      }
    }
    if (data.contracts !== void 0) {
      let data67 = data.contracts;
      if (data67 && typeof data67 == "object" && !Array.isArray(data67)) {
        for (let key12 in data67)
          if (!(key12 === "public_behavior" || key12 === "api_or_data_model" || key12 === "security" || key12 === "deployment")) {
            let err160 = { instancePath: instancePath + "/contracts", schemaPath: "#/properties/contracts/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err160] : vErrors.push(err160), errors++;
          }
        if (data67.public_behavior !== void 0) {
          let data68 = data67.public_behavior;
          if (Array.isArray(data68)) {
            let len11 = data68.length;
            for (let i17 = 0; i17 < len11; i17++) {
              let data69 = data68[i17];
              if (typeof data69 == "string") {
                if (!pattern9.test(data69)) {
                  let err161 = { instancePath: instancePath + "/contracts/public_behavior/" + i17, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
                  vErrors === null ? vErrors = [err161] : vErrors.push(err161), errors++;
                }
              } else {
                let err162 = { instancePath: instancePath + "/contracts/public_behavior/" + i17, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err162] : vErrors.push(err162), errors++;
              }
            }
          } else {
            let err163 = { instancePath: instancePath + "/contracts/public_behavior", schemaPath: "#/properties/contracts/properties/public_behavior/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err163] : vErrors.push(err163), errors++;
          }
        }
        if (data67.api_or_data_model !== void 0) {
          let data70 = data67.api_or_data_model;
          if (Array.isArray(data70)) {
            let len12 = data70.length;
            for (let i18 = 0; i18 < len12; i18++) {
              let data71 = data70[i18];
              if (typeof data71 == "string") {
                if (!pattern9.test(data71)) {
                  let err164 = { instancePath: instancePath + "/contracts/api_or_data_model/" + i18, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
                  vErrors === null ? vErrors = [err164] : vErrors.push(err164), errors++;
                }
              } else {
                let err165 = { instancePath: instancePath + "/contracts/api_or_data_model/" + i18, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err165] : vErrors.push(err165), errors++;
              }
            }
          } else {
            let err166 = { instancePath: instancePath + "/contracts/api_or_data_model", schemaPath: "#/properties/contracts/properties/api_or_data_model/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err166] : vErrors.push(err166), errors++;
          }
        }
        if (data67.security !== void 0) {
          let data72 = data67.security;
          if (Array.isArray(data72)) {
            let len13 = data72.length;
            for (let i19 = 0; i19 < len13; i19++) {
              let data73 = data72[i19];
              if (typeof data73 == "string") {
                if (!pattern9.test(data73)) {
                  let err167 = { instancePath: instancePath + "/contracts/security/" + i19, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
                  vErrors === null ? vErrors = [err167] : vErrors.push(err167), errors++;
                }
              } else {
                let err168 = { instancePath: instancePath + "/contracts/security/" + i19, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err168] : vErrors.push(err168), errors++;
              }
            }
          } else {
            let err169 = { instancePath: instancePath + "/contracts/security", schemaPath: "#/properties/contracts/properties/security/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err169] : vErrors.push(err169), errors++;
          }
        }
        if (data67.deployment !== void 0) {
          let data74 = data67.deployment;
          if (Array.isArray(data74)) {
            let len14 = data74.length;
            for (let i20 = 0; i20 < len14; i20++) {
              let data75 = data74[i20];
              if (typeof data75 == "string") {
                if (!pattern9.test(data75)) {
                  let err170 = { instancePath: instancePath + "/contracts/deployment/" + i20, schemaPath: "#/$defs/glob/pattern", keyword: "pattern", params: { pattern: "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$" }, message: 'must match pattern "^(?![/!]|\\./)(?!(?:.*/)?\\.\\.(?:/|$))(?:[^\\\\\\u0000-\\u001f\\u007f]|\\\\[\\[\\](){}!*?+@\\\\])+$"' };
                  vErrors === null ? vErrors = [err170] : vErrors.push(err170), errors++;
                }
              } else {
                let err171 = { instancePath: instancePath + "/contracts/deployment/" + i20, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err171] : vErrors.push(err171), errors++;
              }
            }
          } else {
            let err172 = { instancePath: instancePath + "/contracts/deployment", schemaPath: "#/properties/contracts/properties/deployment/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err172] : vErrors.push(err172), errors++;
          }
        }
      } else {
        let err173 = { instancePath: instancePath + "/contracts", schemaPath: "#/properties/contracts/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err173] : vErrors.push(err173), errors++;
      }
    }
    if (data.checks !== void 0) {
      let data76 = data.checks;
      if (data76 && typeof data76 == "object" && !Array.isArray(data76)) {
        for (let key13 in data76)
          if (!(key13 === "since" || key13 === "severity")) {
            let err174 = { instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err174] : vErrors.push(err174), errors++;
          }
        if (data76.since !== void 0) {
          let data77 = data76.since;
          if (typeof data77 == "string") {
            if (!pattern35.test(data77)) {
              let err175 = { instancePath: instancePath + "/checks/since", schemaPath: "#/$defs/commit/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' };
              vErrors === null ? vErrors = [err175] : vErrors.push(err175), errors++;
            }
          } else {
            let err176 = { instancePath: instancePath + "/checks/since", schemaPath: "#/$defs/commit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err176] : vErrors.push(err176), errors++;
          }
        }
        if (data76.severity !== void 0) {
          let data78 = data76.severity;
          if (data78 && typeof data78 == "object" && !Array.isArray(data78)) {
            for (let key14 in data78) {
              let _errs215 = errors;
              if (typeof key14 == "string") {
                if (!pattern106.test(key14)) {
                  let err177 = { instancePath: instancePath + "/checks/severity", schemaPath: "#/$defs/rule/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,63}$"', propertyName: key14 };
                  vErrors === null ? vErrors = [err177] : vErrors.push(err177), errors++;
                }
              } else {
                let err178 = { instancePath: instancePath + "/checks/severity", schemaPath: "#/$defs/rule/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key14 };
                vErrors === null ? vErrors = [err178] : vErrors.push(err178), errors++;
              }
              var valid89 = _errs215 === errors;
              if (!valid89) {
                let err179 = { instancePath: instancePath + "/checks/severity", schemaPath: "#/properties/checks/properties/severity/propertyNames", keyword: "propertyNames", params: { propertyName: key14 }, message: "property name must be valid" };
                vErrors === null ? vErrors = [err179] : vErrors.push(err179), errors++;
              }
            }
            for (let key15 in data78) {
              let data79 = data78[key15];
              if (!(data79 === "off" || data79 === "info" || data79 === "warning" || data79 === "hold" || data79 === "error")) {
                let err180 = { instancePath: instancePath + "/checks/severity/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/checks/properties/severity/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema117.properties.checks.properties.severity.additionalProperties.enum }, message: "must be equal to one of the allowed values" };
                vErrors === null ? vErrors = [err180] : vErrors.push(err180), errors++;
              }
            }
          } else {
            let err181 = { instancePath: instancePath + "/checks/severity", schemaPath: "#/properties/checks/properties/severity/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err181] : vErrors.push(err181), errors++;
          }
        }
      } else {
        let err182 = { instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err182] : vErrors.push(err182), errors++;
      }
    }
    if (data.evidence !== void 0) {
      let data80 = data.evidence;
      if (data80 && typeof data80 == "object" && !Array.isArray(data80)) {
        for (let key16 in data80)
          if (!(key16 === "sign" || key16 === "require_signed")) {
            let err183 = { instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err183] : vErrors.push(err183), errors++;
          }
        if (data80.sign !== void 0) {
          let data81 = data80.sign;
          if (!(data81 === "off" || data81 === "ssh")) {
            let err184 = { instancePath: instancePath + "/evidence/sign", schemaPath: "#/properties/evidence/properties/sign/enum", keyword: "enum", params: { allowedValues: schema117.properties.evidence.properties.sign.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err184] : vErrors.push(err184), errors++;
          }
        }
        if (data80.require_signed !== void 0 && typeof data80.require_signed != "boolean") {
          let err185 = { instancePath: instancePath + "/evidence/require_signed", schemaPath: "#/properties/evidence/properties/require_signed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
          vErrors === null ? vErrors = [err185] : vErrors.push(err185), errors++;
        }
      } else {
        let err186 = { instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err186] : vErrors.push(err186), errors++;
      }
    }
    if (data.hooks !== void 0) {
      let data83 = data.hooks;
      if (data83 && typeof data83 == "object" && !Array.isArray(data83)) {
        for (let key17 in data83)
          if (!(key17 === "pre-commit" || key17 === "commit-msg" || key17 === "pre-push" || key17 === "post-commit")) {
            let err187 = { instancePath: instancePath + "/hooks", schemaPath: "#/properties/hooks/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err187] : vErrors.push(err187), errors++;
          }
        if (data83["pre-commit"] !== void 0 && typeof data83["pre-commit"] != "boolean") {
          let err188 = { instancePath: instancePath + "/hooks/pre-commit", schemaPath: "#/properties/hooks/properties/pre-commit/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
          vErrors === null ? vErrors = [err188] : vErrors.push(err188), errors++;
        }
        if (data83["commit-msg"] !== void 0 && typeof data83["commit-msg"] != "boolean") {
          let err189 = { instancePath: instancePath + "/hooks/commit-msg", schemaPath: "#/properties/hooks/properties/commit-msg/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
          vErrors === null ? vErrors = [err189] : vErrors.push(err189), errors++;
        }
        if (data83["pre-push"] !== void 0 && typeof data83["pre-push"] != "boolean") {
          let err190 = { instancePath: instancePath + "/hooks/pre-push", schemaPath: "#/properties/hooks/properties/pre-push/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
          vErrors === null ? vErrors = [err190] : vErrors.push(err190), errors++;
        }
        if (data83["post-commit"] !== void 0 && typeof data83["post-commit"] != "boolean") {
          let err191 = { instancePath: instancePath + "/hooks/post-commit", schemaPath: "#/properties/hooks/properties/post-commit/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
          vErrors === null ? vErrors = [err191] : vErrors.push(err191), errors++;
        }
      } else {
        let err192 = { instancePath: instancePath + "/hooks", schemaPath: "#/properties/hooks/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err192] : vErrors.push(err192), errors++;
      }
    }
    if (data.roles !== void 0) {
      let data88 = data.roles;
      if (data88 && typeof data88 == "object" && !Array.isArray(data88)) {
        for (let key18 in data88)
          if (!(key18 === "coordinator" || key18 === "user")) {
            let err193 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key18 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err193] : vErrors.push(err193), errors++;
          }
        if (data88.coordinator !== void 0) {
          let data89 = data88.coordinator;
          if (Array.isArray(data89)) {
            let len15 = data89.length;
            for (let i21 = 0; i21 < len15; i21++) {
              let data90 = data89[i21];
              if (typeof data90 == "string") {
                if (!pattern31.test(data90)) {
                  let err194 = { instancePath: instancePath + "/roles/coordinator/" + i21, schemaPath: "#/$defs/actor/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, message: 'must match pattern "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$"' };
                  vErrors === null ? vErrors = [err194] : vErrors.push(err194), errors++;
                }
              } else {
                let err195 = { instancePath: instancePath + "/roles/coordinator/" + i21, schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err195] : vErrors.push(err195), errors++;
              }
            }
            let i22 = data89.length, j6;
            if (i22 > 1) {
              outer6:
                for (; i22--; )
                  for (j6 = i22; j6--; )
                    if (func0(data89[i22], data89[j6])) {
                      let err196 = { instancePath: instancePath + "/roles/coordinator", schemaPath: "#/properties/roles/properties/coordinator/uniqueItems", keyword: "uniqueItems", params: { i: i22, j: j6 }, message: "must NOT have duplicate items (items ## " + j6 + " and " + i22 + " are identical)" };
                      vErrors === null ? vErrors = [err196] : vErrors.push(err196), errors++;
                      break outer6;
                    }
            }
          } else {
            let err197 = { instancePath: instancePath + "/roles/coordinator", schemaPath: "#/properties/roles/properties/coordinator/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err197] : vErrors.push(err197), errors++;
          }
        }
        if (data88.user !== void 0) {
          let data91 = data88.user;
          if (Array.isArray(data91)) {
            let len16 = data91.length;
            for (let i23 = 0; i23 < len16; i23++) {
              let data92 = data91[i23];
              if (typeof data92 == "string") {
                if (!pattern31.test(data92)) {
                  let err198 = { instancePath: instancePath + "/roles/user/" + i23, schemaPath: "#/$defs/actor/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$" }, message: 'must match pattern "^[^\\s\\u0000-\\u001f\\u007f]{1,254}$"' };
                  vErrors === null ? vErrors = [err198] : vErrors.push(err198), errors++;
                }
              } else {
                let err199 = { instancePath: instancePath + "/roles/user/" + i23, schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err199] : vErrors.push(err199), errors++;
              }
            }
            let i24 = data91.length, j7;
            if (i24 > 1) {
              outer7:
                for (; i24--; )
                  for (j7 = i24; j7--; )
                    if (func0(data91[i24], data91[j7])) {
                      let err200 = { instancePath: instancePath + "/roles/user", schemaPath: "#/properties/roles/properties/user/uniqueItems", keyword: "uniqueItems", params: { i: i24, j: j7 }, message: "must NOT have duplicate items (items ## " + j7 + " and " + i24 + " are identical)" };
                      vErrors === null ? vErrors = [err200] : vErrors.push(err200), errors++;
                      break outer7;
                    }
            }
          } else {
            let err201 = { instancePath: instancePath + "/roles/user", schemaPath: "#/properties/roles/properties/user/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err201] : vErrors.push(err201), errors++;
          }
        }
      } else {
        let err202 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err202] : vErrors.push(err202), errors++;
      }
    }
  } else {
    let err203 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err203] : vErrors.push(err203), errors++;
  }
  return validate27.errors = vErrors, errors === 0;
}
validate27.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validators = { order: kind0, report: kind1, review: kind2, closeout: kind3, stage: kind4, decision: kind5, gate: kind6, config: kind7 };
export {
  validators
};
