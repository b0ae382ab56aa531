// Made from schemas/ by `npm run generate`; edit the schema, not this file.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

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

// <stdin>
var kind0 = validate20, schema31 = { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", additionalProperties: !1, required: ["title", "start", "completes_on"], properties: { title: { type: "string", minLength: 1 }, start: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/name" } }, completes_on: { $ref: "#/$defs/event" }, requires: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/event" } }, prepares: { type: "boolean" }, on: { type: "object", propertyNames: { $ref: "#/$defs/event" }, additionalProperties: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/name" } } }, gates: { type: "array", items: { type: "object", additionalProperties: !1, required: ["before", "commands"], properties: { before: { $ref: "#/$defs/event" }, commands: { anyOf: [{ const: "acceptance" }, { type: "array", minItems: 1, uniqueItems: !0, items: { type: "string", minLength: 1 } }] }, otherwise: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/name" } } } } }, limits: { type: "object", additionalProperties: !1, properties: { iterations: { type: "integer", minimum: 1, maximum: 1e3 }, minutes: { type: "number", exclusiveMinimum: 0 }, cost_usd: { type: "number", minimum: 0 }, stall: { type: "integer", minimum: 1, maximum: 100 }, failures: { type: "integer", minimum: 1, maximum: 100 } } }, phases: { type: "array", minItems: 1, items: { type: "object", additionalProperties: !1, required: ["name"], properties: { name: { type: "string", minLength: 1, maxLength: 40 }, cycles: { type: "integer", minimum: 1 }, pass_rate: { type: "number", minimum: 0, maximum: 100 }, coverage: { type: "number", minimum: 0, maximum: 100 }, passes: { type: "integer", minimum: 0 }, documents: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/document" } }, no_critical: { type: "string", pattern: "^[a-z][a-z0-9-]{0,47}\\.json$" } } } } }, $defs: { name: { type: "string", pattern: "^[a-z][a-z0-9-]{0,63}$" }, event: { type: "string", pattern: "^[a-z][a-z0-9._-]{0,63}$" }, document: { type: "string", pattern: "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$" } }, $id: "https://schemas.invalid/preset.schema.json" };
var func1 = Object.prototype.hasOwnProperty, func2 = require_ucs2length().default, func0 = require_equal().default, pattern4 = new RegExp("^[a-z][a-z0-9-]{0,63}$", "u"), pattern5 = new RegExp("^[a-z][a-z0-9._-]{0,63}$", "u"), pattern11 = new RegExp("^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$", "u"), pattern12 = new RegExp("^[a-z][a-z0-9-]{0,47}\\.json$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.start === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "start" }, message: "must have required property 'start'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.completes_on === void 0) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "completes_on" }, message: "must have required property 'completes_on'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 in data)
      if (!func1.call(schema31.properties, key0)) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.title !== void 0) {
      let data0 = data.title;
      if (typeof data0 == "string") {
        if (func2(data0) < 1) {
          let err4 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.start !== void 0) {
      let data1 = data.start;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          let err6 = { instancePath: instancePath + "/start", schemaPath: "#/properties/start/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 == "string") {
            if (!pattern4.test(data2)) {
              let err7 = { instancePath: instancePath + "/start/" + i0, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,63}$"' };
              vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
            }
          } else {
            let err8 = { instancePath: instancePath + "/start/" + i0, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
        }
        let i1 = data1.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data1[i1], data1[j0])) {
                  let err9 = { instancePath: instancePath + "/start", schemaPath: "#/properties/start/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                  vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                  break outer0;
                }
        }
      } else {
        let err10 = { instancePath: instancePath + "/start", schemaPath: "#/properties/start/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.completes_on !== void 0) {
      let data3 = data.completes_on;
      if (typeof data3 == "string") {
        if (!pattern5.test(data3)) {
          let err11 = { instancePath: instancePath + "/completes_on", schemaPath: "#/$defs/event/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9._-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      } else {
        let err12 = { instancePath: instancePath + "/completes_on", schemaPath: "#/$defs/event/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.requires !== void 0) {
      let data4 = data.requires;
      if (Array.isArray(data4)) {
        let len1 = data4.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data5 = data4[i2];
          if (typeof data5 == "string") {
            if (!pattern5.test(data5)) {
              let err13 = { instancePath: instancePath + "/requires/" + i2, schemaPath: "#/$defs/event/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9._-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
          } else {
            let err14 = { instancePath: instancePath + "/requires/" + i2, schemaPath: "#/$defs/event/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
        }
        let i3 = data4.length, j1;
        if (i3 > 1) {
          outer1:
            for (; i3--; )
              for (j1 = i3; j1--; )
                if (func0(data4[i3], data4[j1])) {
                  let err15 = { instancePath: instancePath + "/requires", schemaPath: "#/properties/requires/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)" };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                  break outer1;
                }
        }
      } else {
        let err16 = { instancePath: instancePath + "/requires", schemaPath: "#/properties/requires/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.prepares !== void 0 && typeof data.prepares != "boolean") {
      let err17 = { instancePath: instancePath + "/prepares", schemaPath: "#/properties/prepares/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
    }
    if (data.on !== void 0) {
      let data7 = data.on;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (let key1 in data7) {
          let _errs21 = errors;
          if (typeof key1 == "string") {
            if (!pattern5.test(key1)) {
              let err18 = { instancePath: instancePath + "/on", schemaPath: "#/$defs/event/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9._-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9._-]{0,63}$"', propertyName: key1 };
              vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
            }
          } else {
            let err19 = { instancePath: instancePath + "/on", schemaPath: "#/$defs/event/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key1 };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
          var valid10 = _errs21 === errors;
          if (!valid10) {
            let err20 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
          }
        }
        for (let key2 in data7) {
          let data8 = data7[key2];
          if (Array.isArray(data8)) {
            let len2 = data8.length;
            for (let i4 = 0; i4 < len2; i4++) {
              let data9 = data8[i4];
              if (typeof data9 == "string") {
                if (!pattern4.test(data9)) {
                  let err21 = { instancePath: instancePath + "/on/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i4, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,63}$"' };
                  vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                }
              } else {
                let err22 = { instancePath: instancePath + "/on/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i4, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
              }
            }
            let i5 = data8.length, j2;
            if (i5 > 1) {
              outer2:
                for (; i5--; )
                  for (j2 = i5; j2--; )
                    if (func0(data8[i5], data8[j2])) {
                      let err23 = { instancePath: instancePath + "/on/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/on/additionalProperties/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)" };
                      vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                      break outer2;
                    }
            }
          } else {
            let err24 = { instancePath: instancePath + "/on/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/on/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
          }
        }
      } else {
        let err25 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.gates !== void 0) {
      let data10 = data.gates;
      if (Array.isArray(data10)) {
        let len3 = data10.length;
        for (let i6 = 0; i6 < len3; i6++) {
          let data11 = data10[i6];
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.before === void 0) {
              let err26 = { instancePath: instancePath + "/gates/" + i6, schemaPath: "#/properties/gates/items/required", keyword: "required", params: { missingProperty: "before" }, message: "must have required property 'before'" };
              vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
            }
            if (data11.commands === void 0) {
              let err27 = { instancePath: instancePath + "/gates/" + i6, schemaPath: "#/properties/gates/items/required", keyword: "required", params: { missingProperty: "commands" }, message: "must have required property 'commands'" };
              vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
            }
            for (let key3 in data11)
              if (!(key3 === "before" || key3 === "commands" || key3 === "otherwise")) {
                let err28 = { instancePath: instancePath + "/gates/" + i6, schemaPath: "#/properties/gates/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
              }
            if (data11.before !== void 0) {
              let data12 = data11.before;
              if (typeof data12 == "string") {
                if (!pattern5.test(data12)) {
                  let err29 = { instancePath: instancePath + "/gates/" + i6 + "/before", schemaPath: "#/$defs/event/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9._-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9._-]{0,63}$"' };
                  vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                }
              } else {
                let err30 = { instancePath: instancePath + "/gates/" + i6 + "/before", schemaPath: "#/$defs/event/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
              }
            }
            if (data11.commands !== void 0) {
              let data13 = data11.commands, _errs39 = errors, valid21 = !1, _errs40 = errors;
              if (data13 !== "acceptance") {
                let err31 = { instancePath: instancePath + "/gates/" + i6 + "/commands", schemaPath: "#/properties/gates/items/properties/commands/anyOf/0/const", keyword: "const", params: { allowedValue: "acceptance" }, message: "must be equal to constant" };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
              var _valid0 = _errs40 === errors;
              valid21 = valid21 || _valid0;
              let _errs41 = errors;
              if (Array.isArray(data13)) {
                if (data13.length < 1) {
                  let err32 = { instancePath: instancePath + "/gates/" + i6 + "/commands", schemaPath: "#/properties/gates/items/properties/commands/anyOf/1/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
                let len4 = data13.length;
                for (let i7 = 0; i7 < len4; i7++) {
                  let data14 = data13[i7];
                  if (typeof data14 == "string") {
                    if (func2(data14) < 1) {
                      let err33 = { instancePath: instancePath + "/gates/" + i6 + "/commands/" + i7, schemaPath: "#/properties/gates/items/properties/commands/anyOf/1/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                    }
                  } else {
                    let err34 = { instancePath: instancePath + "/gates/" + i6 + "/commands/" + i7, schemaPath: "#/properties/gates/items/properties/commands/anyOf/1/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                  }
                }
                let i8 = data13.length, j3;
                if (i8 > 1) {
                  let indices0 = {};
                  for (; i8--; ) {
                    let item0 = data13[i8];
                    if (typeof item0 == "string") {
                      if (typeof indices0[item0] == "number") {
                        j3 = indices0[item0];
                        let err35 = { instancePath: instancePath + "/gates/" + i6 + "/commands", schemaPath: "#/properties/gates/items/properties/commands/anyOf/1/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i8 + " are identical)" };
                        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                        break;
                      }
                      indices0[item0] = i8;
                    }
                  }
                }
              } else {
                let err36 = { instancePath: instancePath + "/gates/" + i6 + "/commands", schemaPath: "#/properties/gates/items/properties/commands/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
              }
              var _valid0 = _errs41 === errors;
              if (valid21 = valid21 || _valid0, valid21)
                errors = _errs39, vErrors !== null && (_errs39 ? vErrors.length = _errs39 : vErrors = null);
              else {
                let err37 = { instancePath: instancePath + "/gates/" + i6 + "/commands", schemaPath: "#/properties/gates/items/properties/commands/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            }
            if (data11.otherwise !== void 0) {
              let data15 = data11.otherwise;
              if (Array.isArray(data15)) {
                if (data15.length < 1) {
                  let err38 = { instancePath: instancePath + "/gates/" + i6 + "/otherwise", schemaPath: "#/properties/gates/items/properties/otherwise/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                }
                let len5 = data15.length;
                for (let i9 = 0; i9 < len5; i9++) {
                  let data16 = data15[i9];
                  if (typeof data16 == "string") {
                    if (!pattern4.test(data16)) {
                      let err39 = { instancePath: instancePath + "/gates/" + i6 + "/otherwise/" + i9, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,63}$"' };
                      vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
                    }
                  } else {
                    let err40 = { instancePath: instancePath + "/gates/" + i6 + "/otherwise/" + i9, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
                  }
                }
                let i10 = data15.length, j4;
                if (i10 > 1) {
                  outer3:
                    for (; i10--; )
                      for (j4 = i10; j4--; )
                        if (func0(data15[i10], data15[j4])) {
                          let err41 = { instancePath: instancePath + "/gates/" + i6 + "/otherwise", schemaPath: "#/properties/gates/items/properties/otherwise/uniqueItems", keyword: "uniqueItems", params: { i: i10, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i10 + " are identical)" };
                          vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
                          break outer3;
                        }
                }
              } else {
                let err42 = { instancePath: instancePath + "/gates/" + i6 + "/otherwise", schemaPath: "#/properties/gates/items/properties/otherwise/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
              }
            }
          } else {
            let err43 = { instancePath: instancePath + "/gates/" + i6, schemaPath: "#/properties/gates/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
          }
        }
      } else {
        let err44 = { instancePath: instancePath + "/gates", schemaPath: "#/properties/gates/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
      }
    }
    if (data.limits !== void 0) {
      let data17 = data.limits;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        for (let key4 in data17)
          if (!(key4 === "iterations" || key4 === "minutes" || key4 === "cost_usd" || key4 === "stall" || key4 === "failures")) {
            let err45 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
          }
        if (data17.iterations !== void 0) {
          let data18 = data17.iterations;
          if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
            let err46 = { instancePath: instancePath + "/limits/iterations", schemaPath: "#/properties/limits/properties/iterations/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
          }
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 > 1e3 || isNaN(data18)) {
              let err47 = { instancePath: instancePath + "/limits/iterations", schemaPath: "#/properties/limits/properties/iterations/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
            }
            if (data18 < 1 || isNaN(data18)) {
              let err48 = { instancePath: instancePath + "/limits/iterations", schemaPath: "#/properties/limits/properties/iterations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
            }
          }
        }
        if (data17.minutes !== void 0) {
          let data19 = data17.minutes;
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 <= 0 || isNaN(data19)) {
              let err49 = { instancePath: instancePath + "/limits/minutes", schemaPath: "#/properties/limits/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
            }
          } else {
            let err50 = { instancePath: instancePath + "/limits/minutes", schemaPath: "#/properties/limits/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
          }
        }
        if (data17.cost_usd !== void 0) {
          let data20 = data17.cost_usd;
          if (typeof data20 == "number" && isFinite(data20)) {
            if (data20 < 0 || isNaN(data20)) {
              let err51 = { instancePath: instancePath + "/limits/cost_usd", schemaPath: "#/properties/limits/properties/cost_usd/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
            }
          } else {
            let err52 = { instancePath: instancePath + "/limits/cost_usd", schemaPath: "#/properties/limits/properties/cost_usd/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
          }
        }
        if (data17.stall !== void 0) {
          let data21 = data17.stall;
          if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
            let err53 = { instancePath: instancePath + "/limits/stall", schemaPath: "#/properties/limits/properties/stall/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
          }
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 > 100 || isNaN(data21)) {
              let err54 = { instancePath: instancePath + "/limits/stall", schemaPath: "#/properties/limits/properties/stall/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
            }
            if (data21 < 1 || isNaN(data21)) {
              let err55 = { instancePath: instancePath + "/limits/stall", schemaPath: "#/properties/limits/properties/stall/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
            }
          }
        }
        if (data17.failures !== void 0) {
          let data22 = data17.failures;
          if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22))) {
            let err56 = { instancePath: instancePath + "/limits/failures", schemaPath: "#/properties/limits/properties/failures/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
          }
          if (typeof data22 == "number" && isFinite(data22)) {
            if (data22 > 100 || isNaN(data22)) {
              let err57 = { instancePath: instancePath + "/limits/failures", schemaPath: "#/properties/limits/properties/failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
            }
            if (data22 < 1 || isNaN(data22)) {
              let err58 = { instancePath: instancePath + "/limits/failures", schemaPath: "#/properties/limits/properties/failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
            }
          }
        }
      } else {
        let err59 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
      }
    }
    if (data.phases !== void 0) {
      let data23 = data.phases;
      if (Array.isArray(data23)) {
        if (data23.length < 1) {
          let err60 = { instancePath: instancePath + "/phases", schemaPath: "#/properties/phases/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
        }
        let len6 = data23.length;
        for (let i11 = 0; i11 < len6; i11++) {
          let data24 = data23[i11];
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            if (data24.name === void 0) {
              let err61 = { instancePath: instancePath + "/phases/" + i11, schemaPath: "#/properties/phases/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
              vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
            }
            for (let key5 in data24)
              if (!(key5 === "name" || key5 === "cycles" || key5 === "pass_rate" || key5 === "coverage" || key5 === "passes" || key5 === "documents" || key5 === "no_critical")) {
                let err62 = { instancePath: instancePath + "/phases/" + i11, schemaPath: "#/properties/phases/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
              }
            if (data24.name !== void 0) {
              let data25 = data24.name;
              if (typeof data25 == "string") {
                if (func2(data25) > 40) {
                  let err63 = { instancePath: instancePath + "/phases/" + i11 + "/name", schemaPath: "#/properties/phases/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 40 }, message: "must NOT have more than 40 characters" };
                  vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
                }
                if (func2(data25) < 1) {
                  let err64 = { instancePath: instancePath + "/phases/" + i11 + "/name", schemaPath: "#/properties/phases/items/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
                }
              } else {
                let err65 = { instancePath: instancePath + "/phases/" + i11 + "/name", schemaPath: "#/properties/phases/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
              }
            }
            if (data24.cycles !== void 0) {
              let data26 = data24.cycles;
              if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
                let err66 = { instancePath: instancePath + "/phases/" + i11 + "/cycles", schemaPath: "#/properties/phases/items/properties/cycles/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
              }
              if (typeof data26 == "number" && isFinite(data26) && (data26 < 1 || isNaN(data26))) {
                let err67 = { instancePath: instancePath + "/phases/" + i11 + "/cycles", schemaPath: "#/properties/phases/items/properties/cycles/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
              }
            }
            if (data24.pass_rate !== void 0) {
              let data27 = data24.pass_rate;
              if (typeof data27 == "number" && isFinite(data27)) {
                if (data27 > 100 || isNaN(data27)) {
                  let err68 = { instancePath: instancePath + "/phases/" + i11 + "/pass_rate", schemaPath: "#/properties/phases/items/properties/pass_rate/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
                  vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                }
                if (data27 < 0 || isNaN(data27)) {
                  let err69 = { instancePath: instancePath + "/phases/" + i11 + "/pass_rate", schemaPath: "#/properties/phases/items/properties/pass_rate/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                }
              } else {
                let err70 = { instancePath: instancePath + "/phases/" + i11 + "/pass_rate", schemaPath: "#/properties/phases/items/properties/pass_rate/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
              }
            }
            if (data24.coverage !== void 0) {
              let data28 = data24.coverage;
              if (typeof data28 == "number" && isFinite(data28)) {
                if (data28 > 100 || isNaN(data28)) {
                  let err71 = { instancePath: instancePath + "/phases/" + i11 + "/coverage", schemaPath: "#/properties/phases/items/properties/coverage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
                  vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                }
                if (data28 < 0 || isNaN(data28)) {
                  let err72 = { instancePath: instancePath + "/phases/" + i11 + "/coverage", schemaPath: "#/properties/phases/items/properties/coverage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                  vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
                }
              } else {
                let err73 = { instancePath: instancePath + "/phases/" + i11 + "/coverage", schemaPath: "#/properties/phases/items/properties/coverage/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
              }
            }
            if (data24.passes !== void 0) {
              let data29 = data24.passes;
              if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
                let err74 = { instancePath: instancePath + "/phases/" + i11 + "/passes", schemaPath: "#/properties/phases/items/properties/passes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
              }
              if (typeof data29 == "number" && isFinite(data29) && (data29 < 0 || isNaN(data29))) {
                let err75 = { instancePath: instancePath + "/phases/" + i11 + "/passes", schemaPath: "#/properties/phases/items/properties/passes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
              }
            }
            if (data24.documents !== void 0) {
              let data30 = data24.documents;
              if (Array.isArray(data30)) {
                let len7 = data30.length;
                for (let i12 = 0; i12 < len7; i12++) {
                  let data31 = data30[i12];
                  if (typeof data31 == "string") {
                    if (!pattern11.test(data31)) {
                      let err76 = { instancePath: instancePath + "/phases/" + i11 + "/documents/" + i12, schemaPath: "#/$defs/document/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$"' };
                      vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                    }
                  } else {
                    let err77 = { instancePath: instancePath + "/phases/" + i11 + "/documents/" + i12, schemaPath: "#/$defs/document/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                  }
                }
                let i13 = data30.length, j5;
                if (i13 > 1) {
                  outer4:
                    for (; i13--; )
                      for (j5 = i13; j5--; )
                        if (func0(data30[i13], data30[j5])) {
                          let err78 = { instancePath: instancePath + "/phases/" + i11 + "/documents", schemaPath: "#/properties/phases/items/properties/documents/uniqueItems", keyword: "uniqueItems", params: { i: i13, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i13 + " are identical)" };
                          vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
                          break outer4;
                        }
                }
              } else {
                let err79 = { instancePath: instancePath + "/phases/" + i11 + "/documents", schemaPath: "#/properties/phases/items/properties/documents/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
              }
            }
            if (data24.no_critical !== void 0) {
              let data32 = data24.no_critical;
              if (typeof data32 == "string") {
                if (!pattern12.test(data32)) {
                  let err80 = { instancePath: instancePath + "/phases/" + i11 + "/no_critical", schemaPath: "#/properties/phases/items/properties/no_critical/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,47}\\.json$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,47}\\.json$"' };
                  vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                }
              } else {
                let err81 = { instancePath: instancePath + "/phases/" + i11 + "/no_critical", schemaPath: "#/properties/phases/items/properties/no_critical/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
              }
            }
          } else {
            let err82 = { instancePath: instancePath + "/phases/" + i11, schemaPath: "#/properties/phases/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
          }
        }
      } else {
        let err83 = { instancePath: instancePath + "/phases", schemaPath: "#/properties/phases/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
      }
    }
  } else {
    let err84 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
  }
  return validate20.errors = vErrors, errors === 0;
}
validate20.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind1 = validate21, schema40 = { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", additionalProperties: !1, required: ["emits"], properties: { emits: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/event" } }, on_exit: { $ref: "#/$defs/event" }, agent: { type: "string", minLength: 1 }, read_only: { type: "boolean" }, depends_on: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/name" } }, context: { type: "array", uniqueItems: !0, items: { enum: ["order", "events", "discoveries", "memory", "documents", "diff"] } }, documents: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/document" } } }, $defs: { name: { type: "string", pattern: "^[a-z][a-z0-9-]{0,63}$" }, event: { type: "string", pattern: "^[a-z][a-z0-9._-]{0,63}$" }, document: { type: "string", pattern: "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$" } }, $id: "https://schemas.invalid/role.schema.json" };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.emits === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "emits" }, message: "must have required property 'emits'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "emits" || key0 === "on_exit" || key0 === "agent" || key0 === "read_only" || key0 === "depends_on" || key0 === "context" || key0 === "documents")) {
        let err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    if (data.emits !== void 0) {
      let data0 = data.emits;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 == "string") {
            if (!pattern5.test(data1)) {
              let err2 = { instancePath: instancePath + "/emits/" + i0, schemaPath: "#/$defs/event/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9._-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9._-]{0,63}$"' };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
          } else {
            let err3 = { instancePath: instancePath + "/emits/" + i0, schemaPath: "#/$defs/event/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
        let i1 = data0.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data0[i1], data0[j0])) {
                  let err4 = { instancePath: instancePath + "/emits", schemaPath: "#/properties/emits/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                  vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                  break outer0;
                }
        }
      } else {
        let err5 = { instancePath: instancePath + "/emits", schemaPath: "#/properties/emits/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.on_exit !== void 0) {
      let data2 = data.on_exit;
      if (typeof data2 == "string") {
        if (!pattern5.test(data2)) {
          let err6 = { instancePath: instancePath + "/on_exit", schemaPath: "#/$defs/event/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9._-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9._-]{0,63}$"' };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        let err7 = { instancePath: instancePath + "/on_exit", schemaPath: "#/$defs/event/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.agent !== void 0) {
      let data3 = data.agent;
      if (typeof data3 == "string") {
        if (func2(data3) < 1) {
          let err8 = { instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        let err9 = { instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.read_only !== void 0 && typeof data.read_only != "boolean") {
      let err10 = { instancePath: instancePath + "/read_only", schemaPath: "#/properties/read_only/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.depends_on !== void 0) {
      let data5 = data.depends_on;
      if (Array.isArray(data5)) {
        let len1 = data5.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data6 = data5[i2];
          if (typeof data6 == "string") {
            if (!pattern4.test(data6)) {
              let err11 = { instancePath: instancePath + "/depends_on/" + i2, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,63}$"' };
              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
            }
          } else {
            let err12 = { instancePath: instancePath + "/depends_on/" + i2, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        }
        let i3 = data5.length, j1;
        if (i3 > 1) {
          outer1:
            for (; i3--; )
              for (j1 = i3; j1--; )
                if (func0(data5[i3], data5[j1])) {
                  let err13 = { instancePath: instancePath + "/depends_on", schemaPath: "#/properties/depends_on/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)" };
                  vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                  break outer1;
                }
        }
      } else {
        let err14 = { instancePath: instancePath + "/depends_on", schemaPath: "#/properties/depends_on/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.context !== void 0) {
      let data7 = data.context;
      if (Array.isArray(data7)) {
        let len2 = data7.length;
        for (let i4 = 0; i4 < len2; i4++) {
          let data8 = data7[i4];
          if (!(data8 === "order" || data8 === "events" || data8 === "discoveries" || data8 === "memory" || data8 === "documents" || data8 === "diff")) {
            let err15 = { instancePath: instancePath + "/context/" + i4, schemaPath: "#/properties/context/items/enum", keyword: "enum", params: { allowedValues: schema40.properties.context.items.enum }, message: "must be equal to one of the allowed values" };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
        let i5 = data7.length, j2;
        if (i5 > 1) {
          outer2:
            for (; i5--; )
              for (j2 = i5; j2--; )
                if (func0(data7[i5], data7[j2])) {
                  let err16 = { instancePath: instancePath + "/context", schemaPath: "#/properties/context/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)" };
                  vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                  break outer2;
                }
        }
      } else {
        let err17 = { instancePath: instancePath + "/context", schemaPath: "#/properties/context/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.documents !== void 0) {
      let data9 = data.documents;
      if (Array.isArray(data9)) {
        let len3 = data9.length;
        for (let i6 = 0; i6 < len3; i6++) {
          let data10 = data9[i6];
          if (typeof data10 == "string") {
            if (!pattern11.test(data10)) {
              let err18 = { instancePath: instancePath + "/documents/" + i6, schemaPath: "#/$defs/document/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$"' };
              vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
            }
          } else {
            let err19 = { instancePath: instancePath + "/documents/" + i6, schemaPath: "#/$defs/document/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
        }
        let i7 = data9.length, j3;
        if (i7 > 1) {
          outer3:
            for (; i7--; )
              for (j3 = i7; j3--; )
                if (func0(data9[i7], data9[j3])) {
                  let err20 = { instancePath: instancePath + "/documents", schemaPath: "#/properties/documents/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i7 + " are identical)" };
                  vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                  break outer3;
                }
        }
      } else {
        let err21 = { instancePath: instancePath + "/documents", schemaPath: "#/properties/documents/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
  } else {
    let err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
  }
  return validate21.errors = vErrors, errors === 0;
}
validate21.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind2 = validate22;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.chain === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "chain" }, message: "must have required property 'chain'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 in data)
      if (!(key0 === "title" || key0 === "chain" || key0 === "limits")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.title !== void 0) {
      let data0 = data.title;
      if (typeof data0 == "string") {
        if (func2(data0) < 1) {
          let err3 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.chain !== void 0) {
      let data1 = data.chain;
      if (Array.isArray(data1)) {
        if (data1.length > 32) {
          let err5 = { instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
        if (data1.length < 1) {
          let err6 = { instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 == "string") {
            if (!pattern4.test(data2)) {
              let err7 = { instancePath: instancePath + "/chain/" + i0, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,63}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,63}$"' };
              vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
            }
          } else {
            let err8 = { instancePath: instancePath + "/chain/" + i0, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
        }
      } else {
        let err9 = { instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.limits !== void 0) {
      let data3 = data.limits;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (let key1 in data3)
          if (!(key1 === "steps" || key1 === "depth" || key1 === "minutes" || key1 === "failures")) {
            let err10 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        if (data3.steps !== void 0) {
          let data4 = data3.steps;
          if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
            let err11 = { instancePath: instancePath + "/limits/steps", schemaPath: "#/properties/limits/properties/steps/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 > 100 || isNaN(data4)) {
              let err12 = { instancePath: instancePath + "/limits/steps", schemaPath: "#/properties/limits/properties/steps/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
            }
            if (data4 < 1 || isNaN(data4)) {
              let err13 = { instancePath: instancePath + "/limits/steps", schemaPath: "#/properties/limits/properties/steps/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
          }
        }
        if (data3.depth !== void 0) {
          let data5 = data3.depth;
          if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
            let err14 = { instancePath: instancePath + "/limits/depth", schemaPath: "#/properties/limits/properties/depth/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 > 10 || isNaN(data5)) {
              let err15 = { instancePath: instancePath + "/limits/depth", schemaPath: "#/properties/limits/properties/depth/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 }, message: "must be <= 10" };
              vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
            }
            if (data5 < 1 || isNaN(data5)) {
              let err16 = { instancePath: instancePath + "/limits/depth", schemaPath: "#/properties/limits/properties/depth/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
            }
          }
        }
        if (data3.minutes !== void 0) {
          let data6 = data3.minutes;
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 <= 0 || isNaN(data6)) {
              let err17 = { instancePath: instancePath + "/limits/minutes", schemaPath: "#/properties/limits/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
            }
          } else {
            let err18 = { instancePath: instancePath + "/limits/minutes", schemaPath: "#/properties/limits/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
        }
        if (data3.failures !== void 0) {
          let data7 = data3.failures;
          if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
            let err19 = { instancePath: instancePath + "/limits/failures", schemaPath: "#/properties/limits/properties/failures/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
          if (typeof data7 == "number" && isFinite(data7)) {
            if (data7 > 10 || isNaN(data7)) {
              let err20 = { instancePath: instancePath + "/limits/failures", schemaPath: "#/properties/limits/properties/failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 }, message: "must be <= 10" };
              vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
            }
            if (data7 < 0 || isNaN(data7)) {
              let err21 = { instancePath: instancePath + "/limits/failures", schemaPath: "#/properties/limits/properties/failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
            }
          }
        }
      } else {
        let err22 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
  } else {
    let err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
  }
  return validate22.errors = vErrors, errors === 0;
}
validate22.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validators = { preset: kind0, role: kind1, chain: kind2 };
export {
  validators
};
