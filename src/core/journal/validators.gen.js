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

// <stdin>
var kind0 = validate20;
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.reason === void 0 && (missing0 = "reason"))
        return validate20.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "reason")) {
            return validate20.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate20.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate20.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.reason !== void 0) {
              let _errs5 = errors;
              if (typeof data.reason != "string")
                return validate20.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate20.errors = vErrors, errors === 0;
}
validate20.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind1 = validate22, schema34 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/attempt.ended.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "outcome", "reason"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, outcome: { enum: ["completed", "held", "stalled", "budget-exhausted", "blocked", "agent-failed", "environment-failed", "interrupted"] }, reason: { type: "string" } } };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.outcome === void 0 && (missing0 = "outcome") || data.reason === void 0 && (missing0 = "reason"))
        return validate22.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "outcome" || key0 === "reason")) {
            return validate22.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate22.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate22.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.outcome !== void 0) {
              let data1 = data.outcome, _errs5 = errors;
              if (!(data1 === "completed" || data1 === "held" || data1 === "stalled" || data1 === "budget-exhausted" || data1 === "blocked" || data1 === "agent-failed" || data1 === "environment-failed" || data1 === "interrupted"))
                return validate22.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema34.properties.outcome.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.reason !== void 0) {
                let _errs6 = errors;
                if (typeof data.reason != "string")
                  return validate22.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate22.errors = vErrors, errors === 0;
}
validate22.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind2 = validate23, schema36 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/attempt.imported.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "commit", "tree", "evidence_tree", "patch_id", "empty", "files", "refused", "outside_scope", "forbidden", "protected", "whitespace", "diff"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, commit: { $ref: "definitions.schema.json#/$defs/object_id" }, tree: { $ref: "definitions.schema.json#/$defs/object_id" }, evidence_tree: { $ref: "definitions.schema.json#/$defs/object_id" }, patch_id: { anyOf: [{ type: "string", pattern: "^[0-9a-f]{40,64}$" }, { type: "null" }] }, empty: { type: "boolean" }, files: { type: "array", items: { type: "object", additionalProperties: !1, required: ["path", "status", "binary", "insertions", "deletions"], properties: { path: { type: "string" }, status: { enum: ["A", "M", "D", "T"] }, binary: { type: "boolean" }, insertions: { type: "integer", minimum: 0 }, deletions: { type: "integer", minimum: 0 } } } }, refused: { type: "array", items: { $ref: "definitions.schema.json#/$defs/path_reason" } }, outside_scope: { type: "array", items: { type: "string" } }, forbidden: { type: "array", items: { type: "string" } }, protected: { type: "array", items: { type: "string" } }, whitespace: { type: "array", items: { type: "string" } }, diff: { $ref: "definitions.schema.json#/$defs/blob" } } };
var func1 = Object.prototype.hasOwnProperty, func2 = require_ucs2length().default, pattern4 = new RegExp("^(?:[0-9a-f]{40}|[0-9a-f]{64})$", "u"), pattern7 = new RegExp("^[0-9a-f]{40,64}$", "u");
var pattern8 = new RegExp("^[0-9a-f]{64}$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.sha256 === void 0 && (missing0 = "sha256") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "sha256" || key0 === "bytes" || key0 === "truncated" || key0 === "dropped_bytes")) {
            return validate24.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.sha256 !== void 0) {
            let data0 = data.sha256, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate24.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
              } else
                return validate24.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.bytes !== void 0) {
              let data1 = data.bytes, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate24.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate24.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.truncated !== void 0) {
                let _errs7 = errors;
                if (typeof data.truncated != "boolean")
                  return validate24.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.dropped_bytes !== void 0) {
                  let data3 = data.dropped_bytes, _errs9 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate24.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate24.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate24.errors = vErrors, errors === 0;
}
validate24.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.commit === void 0 && (missing0 = "commit") || data.tree === void 0 && (missing0 = "tree") || data.evidence_tree === void 0 && (missing0 = "evidence_tree") || data.patch_id === void 0 && (missing0 = "patch_id") || data.empty === void 0 && (missing0 = "empty") || data.files === void 0 && (missing0 = "files") || data.refused === void 0 && (missing0 = "refused") || data.outside_scope === void 0 && (missing0 = "outside_scope") || data.forbidden === void 0 && (missing0 = "forbidden") || data.protected === void 0 && (missing0 = "protected") || data.whitespace === void 0 && (missing0 = "whitespace") || data.diff === void 0 && (missing0 = "diff"))
        return validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!func1.call(schema36.properties, key0)) {
            return validate23.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate23.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate23.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.commit !== void 0) {
              let data1 = data.commit, _errs5 = errors;
              if (errors === errors)
                if (typeof data1 == "string") {
                  if (!pattern4.test(data1))
                    return validate23.errors = [{ instancePath: instancePath + "/commit", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                } else
                  return validate23.errors = [{ instancePath: instancePath + "/commit", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tree !== void 0) {
                let data2 = data.tree, _errs8 = errors;
                if (errors === errors)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate23.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                  } else
                    return validate23.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.evidence_tree !== void 0) {
                  let data3 = data.evidence_tree, _errs11 = errors;
                  if (errors === errors)
                    if (typeof data3 == "string") {
                      if (!pattern4.test(data3))
                        return validate23.errors = [{ instancePath: instancePath + "/evidence_tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                    } else
                      return validate23.errors = [{ instancePath: instancePath + "/evidence_tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs11 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.patch_id !== void 0) {
                    let data4 = data.patch_id, _errs14 = errors, _errs15 = errors, valid5 = !1, _errs16 = errors;
                    if (errors === _errs16)
                      if (typeof data4 == "string") {
                        if (!pattern7.test(data4)) {
                          let err0 = { instancePath: instancePath + "/patch_id", schemaPath: "#/properties/patch_id/anyOf/0/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{40,64}$" }, message: 'must match pattern "^[0-9a-f]{40,64}$"' };
                          vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                        }
                      } else {
                        let err1 = { instancePath: instancePath + "/patch_id", schemaPath: "#/properties/patch_id/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                      }
                    var _valid0 = _errs16 === errors;
                    valid5 = valid5 || _valid0;
                    let _errs18 = errors;
                    if (data4 !== null) {
                      let err2 = { instancePath: instancePath + "/patch_id", schemaPath: "#/properties/patch_id/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                    }
                    var _valid0 = _errs18 === errors;
                    if (valid5 = valid5 || _valid0, valid5)
                      errors = _errs15, vErrors !== null && (_errs15 ? vErrors.length = _errs15 : vErrors = null);
                    else {
                      let err3 = { instancePath: instancePath + "/patch_id", schemaPath: "#/properties/patch_id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                      return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate23.errors = vErrors, !1;
                    }
                    var valid0 = _errs14 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.empty !== void 0) {
                      let _errs20 = errors;
                      if (typeof data.empty != "boolean")
                        return validate23.errors = [{ instancePath: instancePath + "/empty", schemaPath: "#/properties/empty/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                      var valid0 = _errs20 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.files !== void 0) {
                        let data6 = data.files, _errs22 = errors;
                        if (errors === _errs22)
                          if (Array.isArray(data6)) {
                            var valid6 = !0;
                            let len0 = data6.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let data7 = data6[i0], _errs24 = errors;
                              if (errors === _errs24)
                                if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                                  let missing1;
                                  if (data7.path === void 0 && (missing1 = "path") || data7.status === void 0 && (missing1 = "status") || data7.binary === void 0 && (missing1 = "binary") || data7.insertions === void 0 && (missing1 = "insertions") || data7.deletions === void 0 && (missing1 = "deletions"))
                                    return validate23.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                  {
                                    let _errs26 = errors;
                                    for (let key1 in data7)
                                      if (!(key1 === "path" || key1 === "status" || key1 === "binary" || key1 === "insertions" || key1 === "deletions")) {
                                        return validate23.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                        break;
                                      }
                                    if (_errs26 === errors) {
                                      if (data7.path !== void 0) {
                                        let _errs27 = errors;
                                        if (typeof data7.path != "string")
                                          return validate23.errors = [{ instancePath: instancePath + "/files/" + i0 + "/path", schemaPath: "#/properties/files/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid7 = _errs27 === errors;
                                      } else
                                        var valid7 = !0;
                                      if (valid7) {
                                        if (data7.status !== void 0) {
                                          let data9 = data7.status, _errs29 = errors;
                                          if (!(data9 === "A" || data9 === "M" || data9 === "D" || data9 === "T"))
                                            return validate23.errors = [{ instancePath: instancePath + "/files/" + i0 + "/status", schemaPath: "#/properties/files/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema36.properties.files.items.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
                                          var valid7 = _errs29 === errors;
                                        } else
                                          var valid7 = !0;
                                        if (valid7) {
                                          if (data7.binary !== void 0) {
                                            let _errs30 = errors;
                                            if (typeof data7.binary != "boolean")
                                              return validate23.errors = [{ instancePath: instancePath + "/files/" + i0 + "/binary", schemaPath: "#/properties/files/items/properties/binary/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                            var valid7 = _errs30 === errors;
                                          } else
                                            var valid7 = !0;
                                          if (valid7) {
                                            if (data7.insertions !== void 0) {
                                              let data11 = data7.insertions, _errs32 = errors;
                                              if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)))
                                                return validate23.errors = [{ instancePath: instancePath + "/files/" + i0 + "/insertions", schemaPath: "#/properties/files/items/properties/insertions/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                              if (errors === _errs32 && typeof data11 == "number" && isFinite(data11) && (data11 < 0 || isNaN(data11)))
                                                return validate23.errors = [{ instancePath: instancePath + "/files/" + i0 + "/insertions", schemaPath: "#/properties/files/items/properties/insertions/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                              var valid7 = _errs32 === errors;
                                            } else
                                              var valid7 = !0;
                                            if (valid7)
                                              if (data7.deletions !== void 0) {
                                                let data12 = data7.deletions, _errs34 = errors;
                                                if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12)))
                                                  return validate23.errors = [{ instancePath: instancePath + "/files/" + i0 + "/deletions", schemaPath: "#/properties/files/items/properties/deletions/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                if (errors === _errs34 && typeof data12 == "number" && isFinite(data12) && (data12 < 0 || isNaN(data12)))
                                                  return validate23.errors = [{ instancePath: instancePath + "/files/" + i0 + "/deletions", schemaPath: "#/properties/files/items/properties/deletions/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                var valid7 = _errs34 === errors;
                                              } else
                                                var valid7 = !0;
                                          }
                                        }
                                      }
                                    }
                                  }
                                } else
                                  return validate23.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                              var valid6 = _errs24 === errors;
                              if (!valid6)
                                break;
                            }
                          } else
                            return validate23.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                        var valid0 = _errs22 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.refused !== void 0) {
                          let data13 = data.refused, _errs36 = errors;
                          if (errors === _errs36)
                            if (Array.isArray(data13)) {
                              var valid8 = !0;
                              let len1 = data13.length;
                              for (let i1 = 0; i1 < len1; i1++) {
                                let data14 = data13[i1], _errs38 = errors;
                                if (errors === errors)
                                  if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                    let missing2;
                                    if (data14.path === void 0 && (missing2 = "path") || data14.reason === void 0 && (missing2 = "reason"))
                                      return validate23.errors = [{ instancePath: instancePath + "/refused/" + i1, schemaPath: "definitions.schema.json#/$defs/path_reason/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                    {
                                      let _errs41 = errors;
                                      for (let key2 in data14)
                                        if (!(key2 === "path" || key2 === "reason")) {
                                          return validate23.errors = [{ instancePath: instancePath + "/refused/" + i1, schemaPath: "definitions.schema.json#/$defs/path_reason/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                          break;
                                        }
                                      if (_errs41 === errors) {
                                        if (data14.path !== void 0) {
                                          let _errs42 = errors;
                                          if (typeof data14.path != "string")
                                            return validate23.errors = [{ instancePath: instancePath + "/refused/" + i1 + "/path", schemaPath: "definitions.schema.json#/$defs/path_reason/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid10 = _errs42 === errors;
                                        } else
                                          var valid10 = !0;
                                        if (valid10)
                                          if (data14.reason !== void 0) {
                                            let data16 = data14.reason, _errs44 = errors;
                                            if (errors === _errs44)
                                              if (typeof data16 == "string") {
                                                if (func2(data16) < 1)
                                                  return validate23.errors = [{ instancePath: instancePath + "/refused/" + i1 + "/reason", schemaPath: "definitions.schema.json#/$defs/path_reason/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                              } else
                                                return validate23.errors = [{ instancePath: instancePath + "/refused/" + i1 + "/reason", schemaPath: "definitions.schema.json#/$defs/path_reason/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                            var valid10 = _errs44 === errors;
                                          } else
                                            var valid10 = !0;
                                      }
                                    }
                                  } else
                                    return validate23.errors = [{ instancePath: instancePath + "/refused/" + i1, schemaPath: "definitions.schema.json#/$defs/path_reason/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                var valid8 = _errs38 === errors;
                                if (!valid8)
                                  break;
                              }
                            } else
                              return validate23.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                          var valid0 = _errs36 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.outside_scope !== void 0) {
                            let data17 = data.outside_scope, _errs46 = errors;
                            if (errors === _errs46)
                              if (Array.isArray(data17)) {
                                var valid11 = !0;
                                let len2 = data17.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  let _errs48 = errors;
                                  if (typeof data17[i2] != "string")
                                    return validate23.errors = [{ instancePath: instancePath + "/outside_scope/" + i2, schemaPath: "#/properties/outside_scope/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid11 = _errs48 === errors;
                                  if (!valid11)
                                    break;
                                }
                              } else
                                return validate23.errors = [{ instancePath: instancePath + "/outside_scope", schemaPath: "#/properties/outside_scope/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                            var valid0 = _errs46 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.forbidden !== void 0) {
                              let data19 = data.forbidden, _errs50 = errors;
                              if (errors === _errs50)
                                if (Array.isArray(data19)) {
                                  var valid12 = !0;
                                  let len3 = data19.length;
                                  for (let i3 = 0; i3 < len3; i3++) {
                                    let _errs52 = errors;
                                    if (typeof data19[i3] != "string")
                                      return validate23.errors = [{ instancePath: instancePath + "/forbidden/" + i3, schemaPath: "#/properties/forbidden/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid12 = _errs52 === errors;
                                    if (!valid12)
                                      break;
                                  }
                                } else
                                  return validate23.errors = [{ instancePath: instancePath + "/forbidden", schemaPath: "#/properties/forbidden/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                              var valid0 = _errs50 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.protected !== void 0) {
                                let data21 = data.protected, _errs54 = errors;
                                if (errors === _errs54)
                                  if (Array.isArray(data21)) {
                                    var valid13 = !0;
                                    let len4 = data21.length;
                                    for (let i4 = 0; i4 < len4; i4++) {
                                      let _errs56 = errors;
                                      if (typeof data21[i4] != "string")
                                        return validate23.errors = [{ instancePath: instancePath + "/protected/" + i4, schemaPath: "#/properties/protected/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid13 = _errs56 === errors;
                                      if (!valid13)
                                        break;
                                    }
                                  } else
                                    return validate23.errors = [{ instancePath: instancePath + "/protected", schemaPath: "#/properties/protected/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                var valid0 = _errs54 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.whitespace !== void 0) {
                                  let data23 = data.whitespace, _errs58 = errors;
                                  if (errors === _errs58)
                                    if (Array.isArray(data23)) {
                                      var valid14 = !0;
                                      let len5 = data23.length;
                                      for (let i5 = 0; i5 < len5; i5++) {
                                        let _errs60 = errors;
                                        if (typeof data23[i5] != "string")
                                          return validate23.errors = [{ instancePath: instancePath + "/whitespace/" + i5, schemaPath: "#/properties/whitespace/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid14 = _errs60 === errors;
                                        if (!valid14)
                                          break;
                                      }
                                    } else
                                      return validate23.errors = [{ instancePath: instancePath + "/whitespace", schemaPath: "#/properties/whitespace/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                  var valid0 = _errs58 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0)
                                  if (data.diff !== void 0) {
                                    let _errs62 = errors;
                                    validate24(data.diff, { instancePath: instancePath + "/diff", parentData: data, parentDataProperty: "diff", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
                                    var valid0 = _errs62 === errors;
                                  } else
                                    var valid0 = !0;
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate23.errors = vErrors, errors === 0;
}
validate23.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind3 = validate26;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.agent === void 0 && (missing0 = "agent") || data.branch === void 0 && (missing0 = "branch") || data.worktree === void 0 && (missing0 = "worktree"))
        return validate26.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "agent" || key0 === "branch" || key0 === "worktree")) {
            return validate26.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate26.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate26.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.agent !== void 0) {
              let data1 = data.agent, _errs5 = errors;
              if (errors === _errs5)
                if (typeof data1 == "string") {
                  if (func2(data1) < 1)
                    return validate26.errors = [{ instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate26.errors = [{ instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.branch !== void 0) {
                let data2 = data.branch, _errs7 = errors;
                if (errors === _errs7)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate26.errors = [{ instancePath: instancePath + "/branch", schemaPath: "#/properties/branch/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate26.errors = [{ instancePath: instancePath + "/branch", schemaPath: "#/properties/branch/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.worktree !== void 0) {
                  let data3 = data.worktree, _errs9 = errors;
                  if (errors === _errs9)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate26.errors = [{ instancePath: instancePath + "/worktree", schemaPath: "#/properties/worktree/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate26.errors = [{ instancePath: instancePath + "/worktree", schemaPath: "#/properties/worktree/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate26.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate26.errors = vErrors, errors === 0;
}
validate26.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind4 = validate27;
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.budget === void 0 && (missing0 = "budget") || data.limit === void 0 && (missing0 = "limit") || data.spent === void 0 && (missing0 = "spent"))
        return validate27.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "budget" || key0 === "limit" || key0 === "spent" || key0 === "of")) {
            return validate27.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.budget !== void 0) {
            let data0 = data.budget, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func2(data0) < 1)
                  return validate27.errors = [{ instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate27.errors = [{ instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.limit !== void 0) {
              let data1 = data.limit, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "number" && isFinite(data1)) {
                  if (data1 < 0 || isNaN(data1))
                    return validate27.errors = [{ instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                } else
                  return validate27.errors = [{ instancePath: instancePath + "/limit", schemaPath: "#/properties/limit/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.spent !== void 0) {
                let data2 = data.spent, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "number" && isFinite(data2)) {
                    if (data2 < 0 || isNaN(data2))
                      return validate27.errors = [{ instancePath: instancePath + "/spent", schemaPath: "#/properties/spent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  } else
                    return validate27.errors = [{ instancePath: instancePath + "/spent", schemaPath: "#/properties/spent/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.of !== void 0) {
                  let _errs8 = errors;
                  if (data.of !== "chain")
                    return validate27.errors = [{ instancePath: instancePath + "/of", schemaPath: "#/properties/of/const", keyword: "const", params: { allowedValue: "chain" }, message: "must be equal to constant" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate27.errors = vErrors, errors === 0;
}
validate27.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind5 = validate28, schema47 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/budget.spent.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "minutes", "cost_usd"], properties: { attempt: { type: ["integer", "null"], minimum: 1 }, minutes: { type: "number", minimum: 0 }, cost_usd: { type: ["number", "null"], minimum: 0 } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.minutes === void 0 && (missing0 = "minutes") || data.cost_usd === void 0 && (missing0 = "cost_usd"))
        return validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "minutes" || key0 === "cost_usd")) {
            return validate28.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && data0 !== null)
              return validate28.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/type", keyword: "type", params: { type: schema47.properties.attempt.type }, message: "must be integer,null" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate28.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.minutes !== void 0) {
              let data1 = data.minutes, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "number" && isFinite(data1)) {
                  if (data1 < 0 || isNaN(data1))
                    return validate28.errors = [{ instancePath: instancePath + "/minutes", schemaPath: "#/properties/minutes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                } else
                  return validate28.errors = [{ instancePath: instancePath + "/minutes", schemaPath: "#/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.cost_usd !== void 0) {
                let data2 = data.cost_usd, _errs6 = errors;
                if (!(typeof data2 == "number" && isFinite(data2)) && data2 !== null)
                  return validate28.errors = [{ instancePath: instancePath + "/cost_usd", schemaPath: "#/properties/cost_usd/type", keyword: "type", params: { type: schema47.properties.cost_usd.type }, message: "must be number,null" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2) && (data2 < 0 || isNaN(data2)))
                  return validate28.errors = [{ instancePath: instancePath + "/cost_usd", schemaPath: "#/properties/cost_usd/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate28.errors = vErrors, errors === 0;
}
validate28.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind6 = validate29, schema48 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/closeout.recorded.schema.json", type: "object", additionalProperties: !1, required: ["path", "result"], properties: { path: { type: "string", minLength: 1 }, result: { enum: ["accepted", "hold", "blocked", "needs-user-approval", "withdrawn"] } } };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.path === void 0 && (missing0 = "path") || data.result === void 0 && (missing0 = "result"))
        return validate29.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "path" || key0 === "result")) {
            return validate29.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.path !== void 0) {
            let data0 = data.path, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func2(data0) < 1)
                  return validate29.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate29.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.result !== void 0) {
              let data1 = data.result, _errs4 = errors;
              if (!(data1 === "accepted" || data1 === "hold" || data1 === "blocked" || data1 === "needs-user-approval" || data1 === "withdrawn"))
                return validate29.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema48.properties.result.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate29.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate29.errors = vErrors, errors === 0;
}
validate29.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind7 = validate30;
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration"))
        return validate30.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration")) {
            return validate30.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate30.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate30.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate30.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate30.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate30.errors = vErrors, errors === 0;
}
validate30.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind8 = validate31;
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.reason === void 0 && (missing0 = "reason"))
        return validate31.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "reason")) {
            return validate31.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate31.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate31.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate31.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate31.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.reason !== void 0) {
                let _errs8 = errors;
                if (typeof data.reason != "string")
                  return validate31.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate31.errors = vErrors, errors === 0;
}
validate31.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind9 = validate32;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.tree === void 0 && (missing0 = "tree"))
        return validate32.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "tree")) {
            return validate32.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate32.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate32.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate32.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate32.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.tree !== void 0) {
                let data2 = data.tree, _errs8 = errors;
                if (errors === errors)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate32.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                  } else
                    return validate32.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate32.errors = vErrors, errors === 0;
}
validate32.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind10 = validate33, schema59 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/discovery.recorded.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "iteration", "role", "type", "data"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, iteration: { type: "integer", minimum: 0 }, role: { type: "string", minLength: 1 }, type: { enum: ["tech_stack", "project_config", "existing_feature", "architecture", "code_pattern", "integration_point", "similar_impl", "code_convention", "utility", "test_command", "test_baseline", "test_pattern", "blocker"] }, data: { type: "object", additionalProperties: !0 } } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.type === void 0 && (missing0 = "type") || data.data === void 0 && (missing0 = "data"))
        return validate33.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "type" || key0 === "data")) {
            return validate33.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate33.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate33.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate33.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate33.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs7 = errors;
                if (errors === _errs7)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate33.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate33.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.type !== void 0) {
                  let data3 = data.type, _errs9 = errors;
                  if (!(data3 === "tech_stack" || data3 === "project_config" || data3 === "existing_feature" || data3 === "architecture" || data3 === "code_pattern" || data3 === "integration_point" || data3 === "similar_impl" || data3 === "code_convention" || data3 === "utility" || data3 === "test_command" || data3 === "test_baseline" || data3 === "test_pattern" || data3 === "blocker"))
                    return validate33.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema59.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.data !== void 0) {
                    let data4 = data.data, _errs10 = errors;
                    if (errors === _errs10 && !(data4 && typeof data4 == "object" && !Array.isArray(data4)))
                      return validate33.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate33.errors = vErrors, errors === 0;
}
validate33.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind11 = validate34;
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.name === void 0 && (missing0 = "name") || data.reason === void 0 && (missing0 = "reason"))
        return validate34.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "name" || key0 === "reason")) {
            return validate34.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate34.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate34.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate34.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate34.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate34.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate34.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.name !== void 0) {
                  let data3 = data.name, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate34.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate34.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.reason !== void 0) {
                    let data4 = data.reason, _errs12 = errors;
                    if (errors === _errs12)
                      if (typeof data4 == "string") {
                        if (func2(data4) < 1)
                          return validate34.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate34.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate34.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate34.errors = vErrors, errors === 0;
}
validate34.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind12 = validate35;
var pattern10 = new RegExp("^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$", "u"), pattern11 = new RegExp("^1\\.(?:0|[1-9][0-9]*)\\.0$", "u");
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.sha256 === void 0 && (missing0 = "sha256") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate36.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "sha256" || key0 === "bytes" || key0 === "truncated" || key0 === "dropped_bytes")) {
            return validate36.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.sha256 !== void 0) {
            let data0 = data.sha256, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate36.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
              } else
                return validate36.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.bytes !== void 0) {
              let data1 = data.bytes, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate36.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate36.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.truncated !== void 0) {
                let _errs7 = errors;
                if (typeof data.truncated != "boolean")
                  return validate36.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.dropped_bytes !== void 0) {
                  let data3 = data.dropped_bytes, _errs9 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate36.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate36.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate36.errors = vErrors, errors === 0;
}
validate36.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.name === void 0 && (missing0 = "name") || data.version === void 0 && (missing0 = "version") || data.content === void 0 && (missing0 = "content"))
        return validate35.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "name" || key0 === "version" || key0 === "content")) {
            return validate35.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate35.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate35.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate35.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate35.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs7 = errors;
                if (errors === _errs7)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate35.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate35.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.name !== void 0) {
                  let data3 = data.name, _errs9 = errors;
                  if (errors === _errs9)
                    if (typeof data3 == "string") {
                      if (!pattern10.test(data3))
                        return validate35.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,47}\\.(?:md|json)$"' }], !1;
                    } else
                      return validate35.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.version !== void 0) {
                    let data4 = data.version, _errs11 = errors;
                    if (errors === _errs11)
                      if (typeof data4 == "string") {
                        if (!pattern11.test(data4))
                          return validate35.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/pattern", keyword: "pattern", params: { pattern: "^1\\.(?:0|[1-9][0-9]*)\\.0$" }, message: 'must match pattern "^1\\.(?:0|[1-9][0-9]*)\\.0$"' }], !1;
                      } else
                        return validate35.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.content !== void 0) {
                      let _errs13 = errors;
                      validate36(data.content, { instancePath: instancePath + "/content", parentData: data, parentDataProperty: "content", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors), errors = vErrors.length);
                      var valid0 = _errs13 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate35.errors = vErrors, errors === 0;
}
validate35.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind13 = validate38, schema68 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/event.emitted.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "iteration", "role", "event", "data"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, iteration: { $ref: "definitions.schema.json#/$defs/iteration" }, role: { type: "string", minLength: 1 }, event: { type: "string", minLength: 1 }, data: { type: ["object", "array", "string", "number", "boolean", "null"] } } };
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.event === void 0 && (missing0 = "event") || data.data === void 0 && (missing0 = "data"))
        return validate38.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "event" || key0 === "data")) {
            return validate38.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate38.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate38.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate38.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate38.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate38.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate38.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.event !== void 0) {
                  let data3 = data.event, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate38.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate38.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.data !== void 0) {
                    let data4 = data.data, _errs12 = errors;
                    if (typeof data4 != "object" && typeof data4 != "string" && !(typeof data4 == "number" && isFinite(data4)) && typeof data4 != "boolean")
                      return validate38.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: schema68.properties.data.type }, message: "must be object,array,string,number,boolean,null" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate38.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate38.errors = vErrors, errors === 0;
}
validate38.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind14 = validate39;
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate39.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.event === void 0 && (missing0 = "event") || data.reason === void 0 && (missing0 = "reason"))
        return validate39.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "event" || key0 === "reason")) {
            return validate39.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate39.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate39.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate39.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate39.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate39.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate39.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.event !== void 0) {
                  let _errs10 = errors;
                  if (typeof data.event != "string")
                    return validate39.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.reason !== void 0) {
                    let _errs12 = errors;
                    if (typeof data.reason != "string")
                      return validate39.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate39.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate39.errors = vErrors, errors === 0;
}
validate39.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind15 = validate40, schema74 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/gate.ended.schema.json", type: "object", additionalProperties: !1, required: ["subject", "purpose", "command", "repeat", "tree", "iteration", "ended", "passed", "duration_ms", "log"], properties: { subject: { $ref: "definitions.schema.json#/$defs/subject" }, purpose: { $ref: "definitions.schema.json#/$defs/purpose" }, command: { type: "string", minLength: 1 }, repeat: { $ref: "definitions.schema.json#/$defs/repeat" }, tree: { $ref: "definitions.schema.json#/$defs/object_id" }, iteration: { type: ["integer", "null"], minimum: 1 }, ended: { $ref: "definitions.schema.json#/$defs/ended" }, passed: { type: "boolean" }, duration_ms: { $ref: "definitions.schema.json#/$defs/duration_ms" }, log: { $ref: "definitions.schema.json#/$defs/blob" } } };
var schema76 = { enum: ["completion", "evidence", "hand-over"] };
var schema79 = { oneOf: [{ type: "object", additionalProperties: !1, required: ["how", "code"], properties: { how: { const: "exited" }, code: { type: "integer" } } }, { type: "object", additionalProperties: !1, required: ["how", "signal"], properties: { how: { const: "signalled" }, signal: { type: "string", minLength: 1 } } }, { type: "object", additionalProperties: !1, required: ["how", "after_ms"], properties: { how: { const: "timed-out" }, after_ms: { type: "number", minimum: 0 } } }, { type: "object", additionalProperties: !1, required: ["how", "bytes"], properties: { how: { const: "output-limit" }, bytes: { type: "integer", minimum: 0 } } }, { type: "object", additionalProperties: !1, required: ["how", "bytes"], properties: { how: { const: "disk-limit" }, bytes: { type: "integer", minimum: 0 } } }, { type: "object", additionalProperties: !1, required: ["how"], properties: { how: { const: "out-of-memory" } } }, { type: "object", additionalProperties: !1, required: ["how", "by"], properties: { how: { const: "stopped" }, by: { enum: ["person", "signal"] } } }, { type: "object", additionalProperties: !1, required: ["how", "reason"], properties: { how: { const: "not-started" }, reason: { type: "string", minLength: 1 } } }, { type: "object", additionalProperties: !1, required: ["how", "reason"], properties: { how: { const: "unfinished" }, reason: { type: "string", minLength: 1 } } }] };
var pattern13 = new RegExp("^(?:base|attempt-[1-9][0-9]*)$", "u");
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.sha256 === void 0 && (missing0 = "sha256") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate41.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "sha256" || key0 === "bytes" || key0 === "truncated" || key0 === "dropped_bytes")) {
            return validate41.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.sha256 !== void 0) {
            let data0 = data.sha256, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate41.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
              } else
                return validate41.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.bytes !== void 0) {
              let data1 = data.bytes, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate41.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate41.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.truncated !== void 0) {
                let _errs7 = errors;
                if (typeof data.truncated != "boolean")
                  return validate41.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.dropped_bytes !== void 0) {
                  let data3 = data.dropped_bytes, _errs9 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate41.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate41.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate41.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate41.errors = vErrors, errors === 0;
}
validate41.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.subject === void 0 && (missing0 = "subject") || data.purpose === void 0 && (missing0 = "purpose") || data.command === void 0 && (missing0 = "command") || data.repeat === void 0 && (missing0 = "repeat") || data.tree === void 0 && (missing0 = "tree") || data.iteration === void 0 && (missing0 = "iteration") || data.ended === void 0 && (missing0 = "ended") || data.passed === void 0 && (missing0 = "passed") || data.duration_ms === void 0 && (missing0 = "duration_ms") || data.log === void 0 && (missing0 = "log"))
        return validate40.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!func1.call(schema74.properties, key0)) {
            return validate40.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.subject !== void 0) {
            let data0 = data.subject, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern13.test(data0))
                  return validate40.errors = [{ instancePath: instancePath + "/subject", schemaPath: "definitions.schema.json#/$defs/subject/pattern", keyword: "pattern", params: { pattern: "^(?:base|attempt-[1-9][0-9]*)$" }, message: 'must match pattern "^(?:base|attempt-[1-9][0-9]*)$"' }], !1;
              } else
                return validate40.errors = [{ instancePath: instancePath + "/subject", schemaPath: "definitions.schema.json#/$defs/subject/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.purpose !== void 0) {
              let data1 = data.purpose, _errs5 = errors;
              if (!(data1 === "completion" || data1 === "evidence" || data1 === "hand-over"))
                return validate40.errors = [{ instancePath: instancePath + "/purpose", schemaPath: "definitions.schema.json#/$defs/purpose/enum", keyword: "enum", params: { allowedValues: schema76.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.command !== void 0) {
                let data2 = data.command, _errs7 = errors;
                if (errors === _errs7)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate40.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate40.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.repeat !== void 0) {
                  let data3 = data.repeat, _errs9 = errors, _errs10 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate40.errors = [{ instancePath: instancePath + "/repeat", schemaPath: "definitions.schema.json#/$defs/repeat/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs10 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate40.errors = [{ instancePath: instancePath + "/repeat", schemaPath: "definitions.schema.json#/$defs/repeat/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.tree !== void 0) {
                    let data4 = data.tree, _errs12 = errors;
                    if (errors === errors)
                      if (typeof data4 == "string") {
                        if (!pattern4.test(data4))
                          return validate40.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                      } else
                        return validate40.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.iteration !== void 0) {
                      let data5 = data.iteration, _errs15 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)) && data5 !== null)
                        return validate40.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/type", keyword: "type", params: { type: schema74.properties.iteration.type }, message: "must be integer,null" }], !1;
                      if (errors === _errs15 && typeof data5 == "number" && isFinite(data5) && (data5 < 1 || isNaN(data5)))
                        return validate40.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                      var valid0 = _errs15 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.ended !== void 0) {
                        let data6 = data.ended, _errs17 = errors, _errs19 = errors, valid6 = !1, passing0 = null, _errs20 = errors;
                        if (errors === _errs20)
                          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                            let missing1;
                            if (data6.how === void 0 && (missing1 = "how") || data6.code === void 0 && (missing1 = "code")) {
                              let err0 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" };
                              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                            } else {
                              let _errs22 = errors;
                              for (let key1 in data6)
                                if (!(key1 === "how" || key1 === "code")) {
                                  let err1 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                                  vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                                  break;
                                }
                              if (_errs22 === errors) {
                                if (data6.how !== void 0) {
                                  let _errs23 = errors;
                                  if (data6.how !== "exited") {
                                    let err2 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/properties/how/const", keyword: "const", params: { allowedValue: "exited" }, message: "must be equal to constant" };
                                    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                  }
                                  var valid7 = _errs23 === errors;
                                } else
                                  var valid7 = !0;
                                if (valid7)
                                  if (data6.code !== void 0) {
                                    let data8 = data6.code, _errs24 = errors;
                                    if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
                                      let err3 = { instancePath: instancePath + "/ended/code", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                                    }
                                    var valid7 = _errs24 === errors;
                                  } else
                                    var valid7 = !0;
                              }
                            }
                          } else {
                            let err4 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                          }
                        var _valid0 = _errs20 === errors;
                        if (_valid0) {
                          valid6 = !0, passing0 = 0;
                          var props0 = !0;
                        }
                        let _errs26 = errors;
                        if (errors === _errs26)
                          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                            let missing2;
                            if (data6.how === void 0 && (missing2 = "how") || data6.signal === void 0 && (missing2 = "signal")) {
                              let err5 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" };
                              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                            } else {
                              let _errs28 = errors;
                              for (let key2 in data6)
                                if (!(key2 === "how" || key2 === "signal")) {
                                  let err6 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                                  vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                                  break;
                                }
                              if (_errs28 === errors) {
                                if (data6.how !== void 0) {
                                  let _errs29 = errors;
                                  if (data6.how !== "signalled") {
                                    let err7 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/properties/how/const", keyword: "const", params: { allowedValue: "signalled" }, message: "must be equal to constant" };
                                    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                                  }
                                  var valid8 = _errs29 === errors;
                                } else
                                  var valid8 = !0;
                                if (valid8)
                                  if (data6.signal !== void 0) {
                                    let data10 = data6.signal, _errs30 = errors;
                                    if (errors === _errs30)
                                      if (typeof data10 == "string") {
                                        if (func2(data10) < 1) {
                                          let err8 = { instancePath: instancePath + "/ended/signal", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/properties/signal/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
                                        }
                                      } else {
                                        let err9 = { instancePath: instancePath + "/ended/signal", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/properties/signal/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                                      }
                                    var valid8 = _errs30 === errors;
                                  } else
                                    var valid8 = !0;
                              }
                            }
                          } else {
                            let err10 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                          }
                        var _valid0 = _errs26 === errors;
                        if (_valid0 && valid6)
                          valid6 = !1, passing0 = [passing0, 1];
                        else {
                          _valid0 && (valid6 = !0, passing0 = 1, props0 !== !0 && (props0 = !0));
                          let _errs32 = errors;
                          if (errors === _errs32)
                            if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                              let missing3;
                              if (data6.how === void 0 && (missing3 = "how") || data6.after_ms === void 0 && (missing3 = "after_ms")) {
                                let err11 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" };
                                vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                              } else {
                                let _errs34 = errors;
                                for (let key3 in data6)
                                  if (!(key3 === "how" || key3 === "after_ms")) {
                                    let err12 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                                    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                                    break;
                                  }
                                if (_errs34 === errors) {
                                  if (data6.how !== void 0) {
                                    let _errs35 = errors;
                                    if (data6.how !== "timed-out") {
                                      let err13 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/properties/how/const", keyword: "const", params: { allowedValue: "timed-out" }, message: "must be equal to constant" };
                                      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                                    }
                                    var valid9 = _errs35 === errors;
                                  } else
                                    var valid9 = !0;
                                  if (valid9)
                                    if (data6.after_ms !== void 0) {
                                      let data12 = data6.after_ms, _errs36 = errors;
                                      if (errors === _errs36)
                                        if (typeof data12 == "number" && isFinite(data12)) {
                                          if (data12 < 0 || isNaN(data12)) {
                                            let err14 = { instancePath: instancePath + "/ended/after_ms", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/properties/after_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                                          }
                                        } else {
                                          let err15 = { instancePath: instancePath + "/ended/after_ms", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/properties/after_ms/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                                          vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                                        }
                                      var valid9 = _errs36 === errors;
                                    } else
                                      var valid9 = !0;
                                }
                              }
                            } else {
                              let err16 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                              vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                            }
                          var _valid0 = _errs32 === errors;
                          if (_valid0 && valid6)
                            valid6 = !1, passing0 = [passing0, 2];
                          else {
                            _valid0 && (valid6 = !0, passing0 = 2, props0 !== !0 && (props0 = !0));
                            let _errs38 = errors;
                            if (errors === _errs38)
                              if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                let missing4;
                                if (data6.how === void 0 && (missing4 = "how") || data6.bytes === void 0 && (missing4 = "bytes")) {
                                  let err17 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
                                  vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                                } else {
                                  let _errs40 = errors;
                                  for (let key4 in data6)
                                    if (!(key4 === "how" || key4 === "bytes")) {
                                      let err18 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                                      vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                                      break;
                                    }
                                  if (_errs40 === errors) {
                                    if (data6.how !== void 0) {
                                      let _errs41 = errors;
                                      if (data6.how !== "output-limit") {
                                        let err19 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/properties/how/const", keyword: "const", params: { allowedValue: "output-limit" }, message: "must be equal to constant" };
                                        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                                      }
                                      var valid10 = _errs41 === errors;
                                    } else
                                      var valid10 = !0;
                                    if (valid10)
                                      if (data6.bytes !== void 0) {
                                        let data14 = data6.bytes, _errs42 = errors;
                                        if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
                                          let err20 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                          vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                                        }
                                        if (errors === _errs42 && typeof data14 == "number" && isFinite(data14) && (data14 < 0 || isNaN(data14))) {
                                          let err21 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                          vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                                        }
                                        var valid10 = _errs42 === errors;
                                      } else
                                        var valid10 = !0;
                                  }
                                }
                              } else {
                                let err22 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                              }
                            var _valid0 = _errs38 === errors;
                            if (_valid0 && valid6)
                              valid6 = !1, passing0 = [passing0, 3];
                            else {
                              _valid0 && (valid6 = !0, passing0 = 3, props0 !== !0 && (props0 = !0));
                              let _errs44 = errors;
                              if (errors === _errs44)
                                if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                  let missing5;
                                  if (data6.how === void 0 && (missing5 = "how") || data6.bytes === void 0 && (missing5 = "bytes")) {
                                    let err23 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" };
                                    vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                                  } else {
                                    let _errs46 = errors;
                                    for (let key5 in data6)
                                      if (!(key5 === "how" || key5 === "bytes")) {
                                        let err24 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                                        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                                        break;
                                      }
                                    if (_errs46 === errors) {
                                      if (data6.how !== void 0) {
                                        let _errs47 = errors;
                                        if (data6.how !== "disk-limit") {
                                          let err25 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/properties/how/const", keyword: "const", params: { allowedValue: "disk-limit" }, message: "must be equal to constant" };
                                          vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                                        }
                                        var valid11 = _errs47 === errors;
                                      } else
                                        var valid11 = !0;
                                      if (valid11)
                                        if (data6.bytes !== void 0) {
                                          let data16 = data6.bytes, _errs48 = errors;
                                          if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
                                            let err26 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                                          }
                                          if (errors === _errs48 && typeof data16 == "number" && isFinite(data16) && (data16 < 0 || isNaN(data16))) {
                                            let err27 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                            vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                                          }
                                          var valid11 = _errs48 === errors;
                                        } else
                                          var valid11 = !0;
                                    }
                                  }
                                } else {
                                  let err28 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                  vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                                }
                              var _valid0 = _errs44 === errors;
                              if (_valid0 && valid6)
                                valid6 = !1, passing0 = [passing0, 4];
                              else {
                                _valid0 && (valid6 = !0, passing0 = 4, props0 !== !0 && (props0 = !0));
                                let _errs50 = errors;
                                if (errors === _errs50)
                                  if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                    let missing6;
                                    if (data6.how === void 0 && (missing6 = "how")) {
                                      let err29 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" };
                                      vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                                    } else {
                                      let _errs52 = errors;
                                      for (let key6 in data6)
                                        if (key6 !== "how") {
                                          let err30 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                                          vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                                          break;
                                        }
                                      if (_errs52 === errors && data6.how !== void 0 && data6.how !== "out-of-memory") {
                                        let err31 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/properties/how/const", keyword: "const", params: { allowedValue: "out-of-memory" }, message: "must be equal to constant" };
                                        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                                      }
                                    }
                                  } else {
                                    let err32 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                    vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                                  }
                                var _valid0 = _errs50 === errors;
                                if (_valid0 && valid6)
                                  valid6 = !1, passing0 = [passing0, 5];
                                else {
                                  _valid0 && (valid6 = !0, passing0 = 5, props0 !== !0 && (props0 = !0));
                                  let _errs54 = errors;
                                  if (errors === _errs54)
                                    if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                      let missing7;
                                      if (data6.how === void 0 && (missing7 = "how") || data6.by === void 0 && (missing7 = "by")) {
                                        let err33 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/required", keyword: "required", params: { missingProperty: missing7 }, message: "must have required property '" + missing7 + "'" };
                                        vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                                      } else {
                                        let _errs56 = errors;
                                        for (let key7 in data6)
                                          if (!(key7 === "how" || key7 === "by")) {
                                            let err34 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                                            vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                                            break;
                                          }
                                        if (_errs56 === errors) {
                                          if (data6.how !== void 0) {
                                            let _errs57 = errors;
                                            if (data6.how !== "stopped") {
                                              let err35 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/properties/how/const", keyword: "const", params: { allowedValue: "stopped" }, message: "must be equal to constant" };
                                              vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                                            }
                                            var valid13 = _errs57 === errors;
                                          } else
                                            var valid13 = !0;
                                          if (valid13)
                                            if (data6.by !== void 0) {
                                              let data19 = data6.by, _errs58 = errors;
                                              if (!(data19 === "person" || data19 === "signal")) {
                                                let err36 = { instancePath: instancePath + "/ended/by", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/properties/by/enum", keyword: "enum", params: { allowedValues: schema79.oneOf[6].properties.by.enum }, message: "must be equal to one of the allowed values" };
                                                vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                                              }
                                              var valid13 = _errs58 === errors;
                                            } else
                                              var valid13 = !0;
                                        }
                                      }
                                    } else {
                                      let err37 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                      vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
                                    }
                                  var _valid0 = _errs54 === errors;
                                  if (_valid0 && valid6)
                                    valid6 = !1, passing0 = [passing0, 6];
                                  else {
                                    _valid0 && (valid6 = !0, passing0 = 6, props0 !== !0 && (props0 = !0));
                                    let _errs59 = errors;
                                    if (errors === _errs59)
                                      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                        let missing8;
                                        if (data6.how === void 0 && (missing8 = "how") || data6.reason === void 0 && (missing8 = "reason")) {
                                          let err38 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/required", keyword: "required", params: { missingProperty: missing8 }, message: "must have required property '" + missing8 + "'" };
                                          vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                                        } else {
                                          let _errs61 = errors;
                                          for (let key8 in data6)
                                            if (!(key8 === "how" || key8 === "reason")) {
                                              let err39 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                                              vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
                                              break;
                                            }
                                          if (_errs61 === errors) {
                                            if (data6.how !== void 0) {
                                              let _errs62 = errors;
                                              if (data6.how !== "not-started") {
                                                let err40 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/properties/how/const", keyword: "const", params: { allowedValue: "not-started" }, message: "must be equal to constant" };
                                                vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
                                              }
                                              var valid14 = _errs62 === errors;
                                            } else
                                              var valid14 = !0;
                                            if (valid14)
                                              if (data6.reason !== void 0) {
                                                let data21 = data6.reason, _errs63 = errors;
                                                if (errors === _errs63)
                                                  if (typeof data21 == "string") {
                                                    if (func2(data21) < 1) {
                                                      let err41 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                      vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
                                                    }
                                                  } else {
                                                    let err42 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                    vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
                                                  }
                                                var valid14 = _errs63 === errors;
                                              } else
                                                var valid14 = !0;
                                          }
                                        }
                                      } else {
                                        let err43 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                        vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
                                      }
                                    var _valid0 = _errs59 === errors;
                                    if (_valid0 && valid6)
                                      valid6 = !1, passing0 = [passing0, 7];
                                    else {
                                      _valid0 && (valid6 = !0, passing0 = 7, props0 !== !0 && (props0 = !0));
                                      let _errs65 = errors;
                                      if (errors === _errs65)
                                        if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                                          let missing9;
                                          if (data6.how === void 0 && (missing9 = "how") || data6.reason === void 0 && (missing9 = "reason")) {
                                            let err44 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/required", keyword: "required", params: { missingProperty: missing9 }, message: "must have required property '" + missing9 + "'" };
                                            vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                                          } else {
                                            let _errs67 = errors;
                                            for (let key9 in data6)
                                              if (!(key9 === "how" || key9 === "reason")) {
                                                let err45 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                                                vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                                                break;
                                              }
                                            if (_errs67 === errors) {
                                              if (data6.how !== void 0) {
                                                let _errs68 = errors;
                                                if (data6.how !== "unfinished") {
                                                  let err46 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/properties/how/const", keyword: "const", params: { allowedValue: "unfinished" }, message: "must be equal to constant" };
                                                  vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                                                }
                                                var valid15 = _errs68 === errors;
                                              } else
                                                var valid15 = !0;
                                              if (valid15)
                                                if (data6.reason !== void 0) {
                                                  let data23 = data6.reason, _errs69 = errors;
                                                  if (errors === _errs69)
                                                    if (typeof data23 == "string") {
                                                      if (func2(data23) < 1) {
                                                        let err47 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                        vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                                                      }
                                                    } else {
                                                      let err48 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                      vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                                                    }
                                                  var valid15 = _errs69 === errors;
                                                } else
                                                  var valid15 = !0;
                                            }
                                          }
                                        } else {
                                          let err49 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                          vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                                        }
                                      var _valid0 = _errs65 === errors;
                                      _valid0 && valid6 ? (valid6 = !1, passing0 = [passing0, 8]) : _valid0 && (valid6 = !0, passing0 = 8, props0 !== !0 && (props0 = !0));
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                        if (valid6)
                          errors = _errs19, vErrors !== null && (_errs19 ? vErrors.length = _errs19 : vErrors = null);
                        else {
                          let err50 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                          return vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++, validate40.errors = vErrors, !1;
                        }
                        var valid0 = _errs17 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.passed !== void 0) {
                          let _errs71 = errors;
                          if (typeof data.passed != "boolean")
                            return validate40.errors = [{ instancePath: instancePath + "/passed", schemaPath: "#/properties/passed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                          var valid0 = _errs71 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.duration_ms !== void 0) {
                            let data25 = data.duration_ms, _errs73 = errors;
                            if (errors === errors)
                              if (typeof data25 == "number" && isFinite(data25)) {
                                if (data25 < 0 || isNaN(data25))
                                  return validate40.errors = [{ instancePath: instancePath + "/duration_ms", schemaPath: "definitions.schema.json#/$defs/duration_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                              } else
                                return validate40.errors = [{ instancePath: instancePath + "/duration_ms", schemaPath: "definitions.schema.json#/$defs/duration_ms/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                            var valid0 = _errs73 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0)
                            if (data.log !== void 0) {
                              let _errs76 = errors;
                              validate41(data.log, { instancePath: instancePath + "/log", parentData: data, parentDataProperty: "log", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors), errors = vErrors.length);
                              var valid0 = _errs76 === errors;
                            } else
                              var valid0 = !0;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate40.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate40.errors = vErrors, errors === 0;
}
validate40.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind16 = validate43, schema83 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/gate.started.schema.json", type: "object", additionalProperties: !1, required: ["subject", "purpose", "command", "repeat", "tree", "iteration"], properties: { subject: { $ref: "definitions.schema.json#/$defs/subject" }, purpose: { $ref: "definitions.schema.json#/$defs/purpose" }, command: { type: "string", minLength: 1 }, repeat: { $ref: "definitions.schema.json#/$defs/repeat" }, tree: { $ref: "definitions.schema.json#/$defs/object_id" }, iteration: { type: ["integer", "null"], minimum: 1 } } };
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate43.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.subject === void 0 && (missing0 = "subject") || data.purpose === void 0 && (missing0 = "purpose") || data.command === void 0 && (missing0 = "command") || data.repeat === void 0 && (missing0 = "repeat") || data.tree === void 0 && (missing0 = "tree") || data.iteration === void 0 && (missing0 = "iteration"))
        return validate43.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "subject" || key0 === "purpose" || key0 === "command" || key0 === "repeat" || key0 === "tree" || key0 === "iteration")) {
            return validate43.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.subject !== void 0) {
            let data0 = data.subject, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern13.test(data0))
                  return validate43.errors = [{ instancePath: instancePath + "/subject", schemaPath: "definitions.schema.json#/$defs/subject/pattern", keyword: "pattern", params: { pattern: "^(?:base|attempt-[1-9][0-9]*)$" }, message: 'must match pattern "^(?:base|attempt-[1-9][0-9]*)$"' }], !1;
              } else
                return validate43.errors = [{ instancePath: instancePath + "/subject", schemaPath: "definitions.schema.json#/$defs/subject/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.purpose !== void 0) {
              let data1 = data.purpose, _errs5 = errors;
              if (!(data1 === "completion" || data1 === "evidence" || data1 === "hand-over"))
                return validate43.errors = [{ instancePath: instancePath + "/purpose", schemaPath: "definitions.schema.json#/$defs/purpose/enum", keyword: "enum", params: { allowedValues: schema76.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.command !== void 0) {
                let data2 = data.command, _errs7 = errors;
                if (errors === _errs7)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate43.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate43.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.repeat !== void 0) {
                  let data3 = data.repeat, _errs9 = errors, _errs10 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate43.errors = [{ instancePath: instancePath + "/repeat", schemaPath: "definitions.schema.json#/$defs/repeat/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs10 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate43.errors = [{ instancePath: instancePath + "/repeat", schemaPath: "definitions.schema.json#/$defs/repeat/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.tree !== void 0) {
                    let data4 = data.tree, _errs12 = errors;
                    if (errors === errors)
                      if (typeof data4 == "string") {
                        if (!pattern4.test(data4))
                          return validate43.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                      } else
                        return validate43.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.iteration !== void 0) {
                      let data5 = data.iteration, _errs15 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)) && data5 !== null)
                        return validate43.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/type", keyword: "type", params: { type: schema83.properties.iteration.type }, message: "must be integer,null" }], !1;
                      if (errors === _errs15 && typeof data5 == "number" && isFinite(data5) && (data5 < 1 || isNaN(data5)))
                        return validate43.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                      var valid0 = _errs15 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate43.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate43.errors = vErrors, errors === 0;
}
validate43.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind17 = validate44;
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.text === void 0 && (missing0 = "text"))
        return validate44.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "text" || key0 === "id" || key0 === "by" || key0 === "role")) {
            return validate44.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate44.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate44.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate44.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate44.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.text !== void 0) {
                let data2 = data.text, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate44.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate44.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.id !== void 0) {
                  let data3 = data.id, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate44.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate44.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.by !== void 0) {
                    let data4 = data.by, _errs12 = errors;
                    if (errors === _errs12)
                      if (typeof data4 == "string") {
                        if (func2(data4) < 1)
                          return validate44.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate44.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.role !== void 0) {
                      let data5 = data.role, _errs14 = errors;
                      if (errors === _errs14)
                        if (typeof data5 == "string") {
                          if (func2(data5) < 1)
                            return validate44.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                        } else
                          return validate44.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs14 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate44.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate44.errors = vErrors, errors === 0;
}
validate44.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind18 = validate45;
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate46.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.sha256 === void 0 && (missing0 = "sha256") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate46.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "sha256" || key0 === "bytes" || key0 === "truncated" || key0 === "dropped_bytes")) {
            return validate46.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.sha256 !== void 0) {
            let data0 = data.sha256, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate46.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
              } else
                return validate46.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.bytes !== void 0) {
              let data1 = data.bytes, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate46.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate46.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.truncated !== void 0) {
                let _errs7 = errors;
                if (typeof data.truncated != "boolean")
                  return validate46.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.dropped_bytes !== void 0) {
                  let data3 = data.dropped_bytes, _errs9 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate46.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate46.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate46.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate46.errors = vErrors, errors === 0;
}
validate46.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate45.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.tree === void 0 && (missing0 = "tree") || data.changed === void 0 && (missing0 = "changed") || data.refused === void 0 && (missing0 = "refused") || data.log === void 0 && (missing0 = "log"))
        return validate45.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "tree" || key0 === "changed" || key0 === "refused" || key0 === "log" || key0 === "diff")) {
            return validate45.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate45.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate45.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate45.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate45.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tree !== void 0) {
                let data2 = data.tree, _errs8 = errors;
                if (errors === errors)
                  if (typeof data2 == "string") {
                    if (!pattern4.test(data2))
                      return validate45.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                  } else
                    return validate45.errors = [{ instancePath: instancePath + "/tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.changed !== void 0) {
                  let _errs11 = errors;
                  if (typeof data.changed != "boolean")
                    return validate45.errors = [{ instancePath: instancePath + "/changed", schemaPath: "#/properties/changed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                  var valid0 = _errs11 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.refused !== void 0) {
                    let data4 = data.refused, _errs13 = errors;
                    if (errors === _errs13)
                      if (Array.isArray(data4)) {
                        var valid4 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data5 = data4[i0], _errs15 = errors;
                          if (errors === errors)
                            if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                              let missing1;
                              if (data5.path === void 0 && (missing1 = "path") || data5.reason === void 0 && (missing1 = "reason"))
                                return validate45.errors = [{ instancePath: instancePath + "/refused/" + i0, schemaPath: "definitions.schema.json#/$defs/path_reason/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                              {
                                let _errs18 = errors;
                                for (let key1 in data5)
                                  if (!(key1 === "path" || key1 === "reason")) {
                                    return validate45.errors = [{ instancePath: instancePath + "/refused/" + i0, schemaPath: "definitions.schema.json#/$defs/path_reason/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                    break;
                                  }
                                if (_errs18 === errors) {
                                  if (data5.path !== void 0) {
                                    let _errs19 = errors;
                                    if (typeof data5.path != "string")
                                      return validate45.errors = [{ instancePath: instancePath + "/refused/" + i0 + "/path", schemaPath: "definitions.schema.json#/$defs/path_reason/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid6 = _errs19 === errors;
                                  } else
                                    var valid6 = !0;
                                  if (valid6)
                                    if (data5.reason !== void 0) {
                                      let data7 = data5.reason, _errs21 = errors;
                                      if (errors === _errs21)
                                        if (typeof data7 == "string") {
                                          if (func2(data7) < 1)
                                            return validate45.errors = [{ instancePath: instancePath + "/refused/" + i0 + "/reason", schemaPath: "definitions.schema.json#/$defs/path_reason/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                        } else
                                          return validate45.errors = [{ instancePath: instancePath + "/refused/" + i0 + "/reason", schemaPath: "definitions.schema.json#/$defs/path_reason/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid6 = _errs21 === errors;
                                    } else
                                      var valid6 = !0;
                                }
                              }
                            } else
                              return validate45.errors = [{ instancePath: instancePath + "/refused/" + i0, schemaPath: "definitions.schema.json#/$defs/path_reason/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                          var valid4 = _errs15 === errors;
                          if (!valid4)
                            break;
                        }
                      } else
                        return validate45.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs13 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.log !== void 0) {
                      let data8 = data.log, _errs23 = errors, _errs24 = errors, valid7 = !1, _errs25 = errors;
                      validate46(data8, { instancePath: instancePath + "/log", parentData: data, parentDataProperty: "log", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors), errors = vErrors.length);
                      var _valid0 = _errs25 === errors;
                      valid7 = valid7 || _valid0;
                      let _errs26 = errors;
                      if (data8 !== null) {
                        let err0 = { instancePath: instancePath + "/log", schemaPath: "#/properties/log/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                      }
                      var _valid0 = _errs26 === errors;
                      if (valid7 = valid7 || _valid0, valid7)
                        errors = _errs24, vErrors !== null && (_errs24 ? vErrors.length = _errs24 : vErrors = null);
                      else {
                        let err1 = { instancePath: instancePath + "/log", schemaPath: "#/properties/log/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                        return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate45.errors = vErrors, !1;
                      }
                      var valid0 = _errs23 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.diff !== void 0) {
                        let _errs28 = errors;
                        validate46(data.diff, { instancePath: instancePath + "/diff", parentData: data, parentDataProperty: "diff", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors), errors = vErrors.length);
                        var valid0 = _errs28 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate45.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate45.errors = vErrors, errors === 0;
}
validate45.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind19 = validate49;
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate49.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration"))
        return validate49.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration")) {
            return validate49.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate49.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate49.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate49.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate49.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate49.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate49.errors = vErrors, errors === 0;
}
validate49.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind20 = validate50, schema101 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/judge.ranked.schema.json", type: "object", additionalProperties: !1, required: ["outcome", "winner", "ranking", "reason"], properties: { outcome: { enum: ["accepted-candidate", "no-candidate", "held"] }, winner: { type: ["integer", "null"], minimum: 1 }, ranking: { type: "array", items: { type: "object", additionalProperties: !1, required: ["attempt", "place"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, place: { type: ["integer", "null"], minimum: 1 } } } }, reason: { type: "string" } } };
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate50.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.outcome === void 0 && (missing0 = "outcome") || data.winner === void 0 && (missing0 = "winner") || data.ranking === void 0 && (missing0 = "ranking") || data.reason === void 0 && (missing0 = "reason"))
        return validate50.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "outcome" || key0 === "winner" || key0 === "ranking" || key0 === "reason")) {
            return validate50.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.outcome !== void 0) {
            let data0 = data.outcome, _errs2 = errors;
            if (!(data0 === "accepted-candidate" || data0 === "no-candidate" || data0 === "held"))
              return validate50.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema101.properties.outcome.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.winner !== void 0) {
              let data1 = data.winner, _errs3 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)) && data1 !== null)
                return validate50.errors = [{ instancePath: instancePath + "/winner", schemaPath: "#/properties/winner/type", keyword: "type", params: { type: schema101.properties.winner.type }, message: "must be integer,null" }], !1;
              if (errors === _errs3 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate50.errors = [{ instancePath: instancePath + "/winner", schemaPath: "#/properties/winner/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.ranking !== void 0) {
                let data2 = data.ranking, _errs5 = errors;
                if (errors === _errs5)
                  if (Array.isArray(data2)) {
                    var valid1 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data3 = data2[i0], _errs7 = errors;
                      if (errors === _errs7)
                        if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                          let missing1;
                          if (data3.attempt === void 0 && (missing1 = "attempt") || data3.place === void 0 && (missing1 = "place"))
                            return validate50.errors = [{ instancePath: instancePath + "/ranking/" + i0, schemaPath: "#/properties/ranking/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                          {
                            let _errs9 = errors;
                            for (let key1 in data3)
                              if (!(key1 === "attempt" || key1 === "place")) {
                                return validate50.errors = [{ instancePath: instancePath + "/ranking/" + i0, schemaPath: "#/properties/ranking/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                break;
                              }
                            if (_errs9 === errors) {
                              if (data3.attempt !== void 0) {
                                let data4 = data3.attempt, _errs10 = errors, _errs11 = errors;
                                if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                                  return validate50.errors = [{ instancePath: instancePath + "/ranking/" + i0 + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                if (errors === _errs11 && typeof data4 == "number" && isFinite(data4) && (data4 < 1 || isNaN(data4)))
                                  return validate50.errors = [{ instancePath: instancePath + "/ranking/" + i0 + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                var valid2 = _errs10 === errors;
                              } else
                                var valid2 = !0;
                              if (valid2)
                                if (data3.place !== void 0) {
                                  let data5 = data3.place, _errs13 = errors;
                                  if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)) && data5 !== null)
                                    return validate50.errors = [{ instancePath: instancePath + "/ranking/" + i0 + "/place", schemaPath: "#/properties/ranking/items/properties/place/type", keyword: "type", params: { type: schema101.properties.ranking.items.properties.place.type }, message: "must be integer,null" }], !1;
                                  if (errors === _errs13 && typeof data5 == "number" && isFinite(data5) && (data5 < 1 || isNaN(data5)))
                                    return validate50.errors = [{ instancePath: instancePath + "/ranking/" + i0 + "/place", schemaPath: "#/properties/ranking/items/properties/place/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                  var valid2 = _errs13 === errors;
                                } else
                                  var valid2 = !0;
                            }
                          }
                        } else
                          return validate50.errors = [{ instancePath: instancePath + "/ranking/" + i0, schemaPath: "#/properties/ranking/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                      var valid1 = _errs7 === errors;
                      if (!valid1)
                        break;
                    }
                  } else
                    return validate50.errors = [{ instancePath: instancePath + "/ranking", schemaPath: "#/properties/ranking/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.reason !== void 0) {
                  let _errs15 = errors;
                  if (typeof data.reason != "string")
                    return validate50.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs15 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate50.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate50.errors = vErrors, errors === 0;
}
validate50.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind21 = validate51, schema103 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/judge.scored.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "standing", "reasons", "commands", "files", "lines"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, standing: { enum: ["candidate", "out", "duplicate"] }, reasons: { type: "array", items: { type: "string" } }, commands: { type: "array", items: { type: "object", additionalProperties: !1, required: ["command", "verdict", "runs", "passes", "baseline"], properties: { command: { type: "string", minLength: 1 }, verdict: { $ref: "definitions.schema.json#/$defs/verdict" }, runs: { type: "integer", minimum: 0 }, passes: { type: "integer", minimum: 0 }, baseline: { $ref: "definitions.schema.json#/$defs/verdict" } } } }, files: { type: "integer", minimum: 0 }, lines: { type: "integer", minimum: 0 } } }, schema105 = { enum: ["passed", "failed", "flaky", "not-run"] };
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate51.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.standing === void 0 && (missing0 = "standing") || data.reasons === void 0 && (missing0 = "reasons") || data.commands === void 0 && (missing0 = "commands") || data.files === void 0 && (missing0 = "files") || data.lines === void 0 && (missing0 = "lines"))
        return validate51.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "standing" || key0 === "reasons" || key0 === "commands" || key0 === "files" || key0 === "lines")) {
            return validate51.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate51.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate51.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.standing !== void 0) {
              let data1 = data.standing, _errs5 = errors;
              if (!(data1 === "candidate" || data1 === "out" || data1 === "duplicate"))
                return validate51.errors = [{ instancePath: instancePath + "/standing", schemaPath: "#/properties/standing/enum", keyword: "enum", params: { allowedValues: schema103.properties.standing.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.reasons !== void 0) {
                let data2 = data.reasons, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    var valid2 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let _errs8 = errors;
                      if (typeof data2[i0] != "string")
                        return validate51.errors = [{ instancePath: instancePath + "/reasons/" + i0, schemaPath: "#/properties/reasons/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid2 = _errs8 === errors;
                      if (!valid2)
                        break;
                    }
                  } else
                    return validate51.errors = [{ instancePath: instancePath + "/reasons", schemaPath: "#/properties/reasons/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.commands !== void 0) {
                  let data4 = data.commands, _errs10 = errors;
                  if (errors === _errs10)
                    if (Array.isArray(data4)) {
                      var valid3 = !0;
                      let len1 = data4.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let data5 = data4[i1], _errs12 = errors;
                        if (errors === _errs12)
                          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                            let missing1;
                            if (data5.command === void 0 && (missing1 = "command") || data5.verdict === void 0 && (missing1 = "verdict") || data5.runs === void 0 && (missing1 = "runs") || data5.passes === void 0 && (missing1 = "passes") || data5.baseline === void 0 && (missing1 = "baseline"))
                              return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1, schemaPath: "#/properties/commands/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                            {
                              let _errs14 = errors;
                              for (let key1 in data5)
                                if (!(key1 === "command" || key1 === "verdict" || key1 === "runs" || key1 === "passes" || key1 === "baseline")) {
                                  return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1, schemaPath: "#/properties/commands/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                  break;
                                }
                              if (_errs14 === errors) {
                                if (data5.command !== void 0) {
                                  let data6 = data5.command, _errs15 = errors;
                                  if (errors === _errs15)
                                    if (typeof data6 == "string") {
                                      if (func2(data6) < 1)
                                        return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/command", schemaPath: "#/properties/commands/items/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                    } else
                                      return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/command", schemaPath: "#/properties/commands/items/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid4 = _errs15 === errors;
                                } else
                                  var valid4 = !0;
                                if (valid4) {
                                  if (data5.verdict !== void 0) {
                                    let data7 = data5.verdict, _errs17 = errors;
                                    if (!(data7 === "passed" || data7 === "failed" || data7 === "flaky" || data7 === "not-run"))
                                      return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/verdict", schemaPath: "definitions.schema.json#/$defs/verdict/enum", keyword: "enum", params: { allowedValues: schema105.enum }, message: "must be equal to one of the allowed values" }], !1;
                                    var valid4 = _errs17 === errors;
                                  } else
                                    var valid4 = !0;
                                  if (valid4) {
                                    if (data5.runs !== void 0) {
                                      let data8 = data5.runs, _errs19 = errors;
                                      if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)))
                                        return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/runs", schemaPath: "#/properties/commands/items/properties/runs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                      if (errors === _errs19 && typeof data8 == "number" && isFinite(data8) && (data8 < 0 || isNaN(data8)))
                                        return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/runs", schemaPath: "#/properties/commands/items/properties/runs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                      var valid4 = _errs19 === errors;
                                    } else
                                      var valid4 = !0;
                                    if (valid4) {
                                      if (data5.passes !== void 0) {
                                        let data9 = data5.passes, _errs21 = errors;
                                        if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)))
                                          return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/passes", schemaPath: "#/properties/commands/items/properties/passes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                        if (errors === _errs21 && typeof data9 == "number" && isFinite(data9) && (data9 < 0 || isNaN(data9)))
                                          return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/passes", schemaPath: "#/properties/commands/items/properties/passes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                        var valid4 = _errs21 === errors;
                                      } else
                                        var valid4 = !0;
                                      if (valid4)
                                        if (data5.baseline !== void 0) {
                                          let data10 = data5.baseline, _errs23 = errors;
                                          if (!(data10 === "passed" || data10 === "failed" || data10 === "flaky" || data10 === "not-run"))
                                            return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1 + "/baseline", schemaPath: "definitions.schema.json#/$defs/verdict/enum", keyword: "enum", params: { allowedValues: schema105.enum }, message: "must be equal to one of the allowed values" }], !1;
                                          var valid4 = _errs23 === errors;
                                        } else
                                          var valid4 = !0;
                                    }
                                  }
                                }
                              }
                            }
                          } else
                            return validate51.errors = [{ instancePath: instancePath + "/commands/" + i1, schemaPath: "#/properties/commands/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                        var valid3 = _errs12 === errors;
                        if (!valid3)
                          break;
                      }
                    } else
                      return validate51.errors = [{ instancePath: instancePath + "/commands", schemaPath: "#/properties/commands/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.files !== void 0) {
                    let data11 = data.files, _errs25 = errors;
                    if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)))
                      return validate51.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs25 && typeof data11 == "number" && isFinite(data11) && (data11 < 0 || isNaN(data11)))
                      return validate51.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs25 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.lines !== void 0) {
                      let data12 = data.lines, _errs27 = errors;
                      if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12)))
                        return validate51.errors = [{ instancePath: instancePath + "/lines", schemaPath: "#/properties/lines/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs27 && typeof data12 == "number" && isFinite(data12) && (data12 < 0 || isNaN(data12)))
                        return validate51.errors = [{ instancePath: instancePath + "/lines", schemaPath: "#/properties/lines/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      var valid0 = _errs27 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate51.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate51.errors = vErrors, errors === 0;
}
validate51.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind22 = validate52, schema107 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/memory.recorded.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "iteration", "role", "id", "type", "text", "tags"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, iteration: { type: "integer", minimum: 0 }, role: { type: "string", minLength: 1 }, id: { type: "string", pattern: "^[0-9a-f]{16}$" }, type: { enum: ["fact", "decision", "preference", "pitfall", "todo"] }, text: { type: "string", minLength: 1 }, tags: { type: "array", items: { type: "string", minLength: 1 } } } }, pattern20 = new RegExp("^[0-9a-f]{16}$", "u");
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.id === void 0 && (missing0 = "id") || data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text") || data.tags === void 0 && (missing0 = "tags"))
        return validate52.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "id" || key0 === "type" || key0 === "text" || key0 === "tags")) {
            return validate52.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate52.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate52.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate52.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate52.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "#/properties/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs7 = errors;
                if (errors === _errs7)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate52.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate52.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.id !== void 0) {
                  let data3 = data.id, _errs9 = errors;
                  if (errors === _errs9)
                    if (typeof data3 == "string") {
                      if (!pattern20.test(data3))
                        return validate52.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate52.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.type !== void 0) {
                    let data4 = data.type, _errs11 = errors;
                    if (!(data4 === "fact" || data4 === "decision" || data4 === "preference" || data4 === "pitfall" || data4 === "todo"))
                      return validate52.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema107.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.text !== void 0) {
                      let data5 = data.text, _errs12 = errors;
                      if (errors === _errs12)
                        if (typeof data5 == "string") {
                          if (func2(data5) < 1)
                            return validate52.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                        } else
                          return validate52.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.tags !== void 0) {
                        let data6 = data.tags, _errs14 = errors;
                        if (errors === _errs14)
                          if (Array.isArray(data6)) {
                            var valid2 = !0;
                            let len0 = data6.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let data7 = data6[i0], _errs16 = errors;
                              if (errors === _errs16)
                                if (typeof data7 == "string") {
                                  if (func2(data7) < 1)
                                    return validate52.errors = [{ instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                } else
                                  return validate52.errors = [{ instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid2 = _errs16 === errors;
                              if (!valid2)
                                break;
                            }
                          } else
                            return validate52.errors = [{ instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind23 = validate53;
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.id === void 0 && (missing0 = "id"))
        return validate53.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "id")) {
            return validate53.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate53.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate53.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate53.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate53.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate53.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate53.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.id !== void 0) {
                  let data3 = data.id, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (!pattern20.test(data3))
                        return validate53.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{16}$" }, message: 'must match pattern "^[0-9a-f]{16}$"' }], !1;
                    } else
                      return validate53.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate53.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate53.errors = vErrors, errors === 0;
}
validate53.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind24 = validate54;
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.host === void 0 && (missing0 = "host") || data.port === void 0 && (missing0 = "port") || data.allowed === void 0 && (missing0 = "allowed") || data.reason === void 0 && (missing0 = "reason"))
        return validate54.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "host" || key0 === "port" || key0 === "allowed" || key0 === "reason" || key0 === "times")) {
            return validate54.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors, valid1 = !1, _errs4 = errors, _errs5 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
              let err0 = { instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
            }
            if (errors === _errs5 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0))) {
              let err1 = { instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            }
            var _valid0 = _errs4 === errors;
            valid1 = valid1 || _valid0;
            let _errs7 = errors;
            if (data0 !== null) {
              let err2 = { instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
              vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            }
            var _valid0 = _errs7 === errors;
            if (valid1 = valid1 || _valid0, valid1)
              errors = _errs3, vErrors !== null && (_errs3 ? vErrors.length = _errs3 : vErrors = null);
            else {
              let err3 = { instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate54.errors = vErrors, !1;
            }
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.host !== void 0) {
              let data1 = data.host, _errs9 = errors;
              if (errors === _errs9)
                if (typeof data1 == "string") {
                  if (func2(data1) > 300)
                    return validate54.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/maxLength", keyword: "maxLength", params: { limit: 300 }, message: "must NOT have more than 300 characters" }], !1;
                } else
                  return validate54.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs9 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.port !== void 0) {
                let data2 = data.port, _errs11 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate54.errors = [{ instancePath: instancePath + "/port", schemaPath: "#/properties/port/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs11 && typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 65535 || isNaN(data2))
                    return validate54.errors = [{ instancePath: instancePath + "/port", schemaPath: "#/properties/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, message: "must be <= 65535" }], !1;
                  if (data2 < 0 || isNaN(data2))
                    return validate54.errors = [{ instancePath: instancePath + "/port", schemaPath: "#/properties/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                }
                var valid0 = _errs11 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.allowed !== void 0) {
                  let _errs13 = errors;
                  if (typeof data.allowed != "boolean")
                    return validate54.errors = [{ instancePath: instancePath + "/allowed", schemaPath: "#/properties/allowed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                  var valid0 = _errs13 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.reason !== void 0) {
                    let _errs15 = errors;
                    if (typeof data.reason != "string")
                      return validate54.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs15 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.times !== void 0) {
                      let data5 = data.times, _errs17 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate54.errors = [{ instancePath: instancePath + "/times", schemaPath: "#/properties/times/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs17 && typeof data5 == "number" && isFinite(data5) && (data5 < 1 || isNaN(data5)))
                        return validate54.errors = [{ instancePath: instancePath + "/times", schemaPath: "#/properties/times/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                      var valid0 = _errs17 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate54.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate54.errors = vErrors, errors === 0;
}
validate54.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind25 = validate55;
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.reason === void 0 && (missing0 = "reason"))
        return validate55.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "reason")) {
            return validate55.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate55.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate55.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate55.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate55.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate55.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate55.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.reason !== void 0) {
                  let data3 = data.reason, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate55.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate55.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate55.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate55.errors = vErrors, errors === 0;
}
validate55.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind26 = validate56, schema117 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/phase.measured.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "iteration", "cycle", "phase", "how", "reason", "results"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, iteration: { $ref: "definitions.schema.json#/$defs/iteration" }, cycle: { type: "integer", minimum: 1 }, phase: { type: "string", minLength: 1 }, how: { enum: ["converged", "next-cycle", "feedback"] }, reason: { type: "string", minLength: 1 }, results: { type: "object", additionalProperties: !1, required: ["commands", "passed", "failed", "not_run", "cases", "pass_rate", "coverage"], properties: { commands: { type: "array", items: { type: "object", additionalProperties: !1, required: ["command", "status", "duration_ms", "cases", "coverage"], properties: { command: { type: "string", minLength: 1 }, status: { enum: ["passed", "failed", "not-run"] }, duration_ms: { type: ["number", "null"], minimum: 0 }, cases: { anyOf: [{ $ref: "#/$defs/cases" }, { type: "null" }] }, coverage: { $ref: "#/$defs/coverage" } } } }, passed: { type: "integer", minimum: 0 }, failed: { type: "integer", minimum: 0 }, not_run: { type: "integer", minimum: 0 }, cases: { anyOf: [{ $ref: "#/$defs/cases" }, { type: "null" }] }, pass_rate: { type: ["number", "null"], minimum: 0, maximum: 100 }, coverage: { $ref: "#/$defs/coverage" } } } }, $defs: { cases: { type: "object", additionalProperties: !1, required: ["passed", "failed", "skipped"], properties: { passed: { type: "integer", minimum: 0 }, failed: { type: "integer", minimum: 0 }, skipped: { type: "integer", minimum: 0 } } }, coverage: { type: ["number", "null"], minimum: 0, maximum: 100 } } };
var schema121 = { type: ["number", "null"], minimum: 0, maximum: 100 };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.cycle === void 0 && (missing0 = "cycle") || data.phase === void 0 && (missing0 = "phase") || data.how === void 0 && (missing0 = "how") || data.reason === void 0 && (missing0 = "reason") || data.results === void 0 && (missing0 = "results"))
        return validate56.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "cycle" || key0 === "phase" || key0 === "how" || key0 === "reason" || key0 === "results")) {
            return validate56.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate56.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate56.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate56.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate56.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.cycle !== void 0) {
                let data2 = data.cycle, _errs8 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate56.errors = [{ instancePath: instancePath + "/cycle", schemaPath: "#/properties/cycle/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs8 && typeof data2 == "number" && isFinite(data2) && (data2 < 1 || isNaN(data2)))
                  return validate56.errors = [{ instancePath: instancePath + "/cycle", schemaPath: "#/properties/cycle/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.phase !== void 0) {
                  let data3 = data.phase, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate56.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate56.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.how !== void 0) {
                    let data4 = data.how, _errs12 = errors;
                    if (!(data4 === "converged" || data4 === "next-cycle" || data4 === "feedback"))
                      return validate56.errors = [{ instancePath: instancePath + "/how", schemaPath: "#/properties/how/enum", keyword: "enum", params: { allowedValues: schema117.properties.how.enum }, message: "must be equal to one of the allowed values" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.reason !== void 0) {
                      let data5 = data.reason, _errs13 = errors;
                      if (errors === _errs13)
                        if (typeof data5 == "string") {
                          if (func2(data5) < 1)
                            return validate56.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                        } else
                          return validate56.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs13 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.results !== void 0) {
                        let data6 = data.results, _errs15 = errors;
                        if (errors === _errs15)
                          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                            let missing1;
                            if (data6.commands === void 0 && (missing1 = "commands") || data6.passed === void 0 && (missing1 = "passed") || data6.failed === void 0 && (missing1 = "failed") || data6.not_run === void 0 && (missing1 = "not_run") || data6.cases === void 0 && (missing1 = "cases") || data6.pass_rate === void 0 && (missing1 = "pass_rate") || data6.coverage === void 0 && (missing1 = "coverage"))
                              return validate56.errors = [{ instancePath: instancePath + "/results", schemaPath: "#/properties/results/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                            {
                              let _errs17 = errors;
                              for (let key1 in data6)
                                if (!(key1 === "commands" || key1 === "passed" || key1 === "failed" || key1 === "not_run" || key1 === "cases" || key1 === "pass_rate" || key1 === "coverage")) {
                                  return validate56.errors = [{ instancePath: instancePath + "/results", schemaPath: "#/properties/results/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                  break;
                                }
                              if (_errs17 === errors) {
                                if (data6.commands !== void 0) {
                                  let data7 = data6.commands, _errs18 = errors;
                                  if (errors === _errs18)
                                    if (Array.isArray(data7)) {
                                      var valid4 = !0;
                                      let len0 = data7.length;
                                      for (let i0 = 0; i0 < len0; i0++) {
                                        let data8 = data7[i0], _errs20 = errors;
                                        if (errors === _errs20)
                                          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                            let missing2;
                                            if (data8.command === void 0 && (missing2 = "command") || data8.status === void 0 && (missing2 = "status") || data8.duration_ms === void 0 && (missing2 = "duration_ms") || data8.cases === void 0 && (missing2 = "cases") || data8.coverage === void 0 && (missing2 = "coverage"))
                                              return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0, schemaPath: "#/properties/results/properties/commands/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                            {
                                              let _errs22 = errors;
                                              for (let key2 in data8)
                                                if (!(key2 === "command" || key2 === "status" || key2 === "duration_ms" || key2 === "cases" || key2 === "coverage")) {
                                                  return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0, schemaPath: "#/properties/results/properties/commands/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                                  break;
                                                }
                                              if (_errs22 === errors) {
                                                if (data8.command !== void 0) {
                                                  let data9 = data8.command, _errs23 = errors;
                                                  if (errors === _errs23)
                                                    if (typeof data9 == "string") {
                                                      if (func2(data9) < 1)
                                                        return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/command", schemaPath: "#/properties/results/properties/commands/items/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                    } else
                                                      return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/command", schemaPath: "#/properties/results/properties/commands/items/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                  var valid5 = _errs23 === errors;
                                                } else
                                                  var valid5 = !0;
                                                if (valid5) {
                                                  if (data8.status !== void 0) {
                                                    let data10 = data8.status, _errs25 = errors;
                                                    if (!(data10 === "passed" || data10 === "failed" || data10 === "not-run"))
                                                      return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/status", schemaPath: "#/properties/results/properties/commands/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema117.properties.results.properties.commands.items.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                    var valid5 = _errs25 === errors;
                                                  } else
                                                    var valid5 = !0;
                                                  if (valid5) {
                                                    if (data8.duration_ms !== void 0) {
                                                      let data11 = data8.duration_ms, _errs26 = errors;
                                                      if (!(typeof data11 == "number" && isFinite(data11)) && data11 !== null)
                                                        return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/duration_ms", schemaPath: "#/properties/results/properties/commands/items/properties/duration_ms/type", keyword: "type", params: { type: schema117.properties.results.properties.commands.items.properties.duration_ms.type }, message: "must be number,null" }], !1;
                                                      if (errors === _errs26 && typeof data11 == "number" && isFinite(data11) && (data11 < 0 || isNaN(data11)))
                                                        return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/duration_ms", schemaPath: "#/properties/results/properties/commands/items/properties/duration_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                      var valid5 = _errs26 === errors;
                                                    } else
                                                      var valid5 = !0;
                                                    if (valid5) {
                                                      if (data8.cases !== void 0) {
                                                        let data12 = data8.cases, _errs28 = errors, _errs29 = errors, valid6 = !1, _errs30 = errors;
                                                        if (errors === errors)
                                                          if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                                                            let missing3;
                                                            if (data12.passed === void 0 && (missing3 = "passed") || data12.failed === void 0 && (missing3 = "failed") || data12.skipped === void 0 && (missing3 = "skipped")) {
                                                              let err0 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases", schemaPath: "#/$defs/cases/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" };
                                                              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                                                            } else {
                                                              let _errs33 = errors;
                                                              for (let key3 in data12)
                                                                if (!(key3 === "passed" || key3 === "failed" || key3 === "skipped")) {
                                                                  let err1 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases", schemaPath: "#/$defs/cases/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                                                                  vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                                                                  break;
                                                                }
                                                              if (_errs33 === errors) {
                                                                if (data12.passed !== void 0) {
                                                                  let data13 = data12.passed, _errs34 = errors;
                                                                  if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
                                                                    let err2 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases/passed", schemaPath: "#/$defs/cases/properties/passed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                                                    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                                                  }
                                                                  if (errors === _errs34 && typeof data13 == "number" && isFinite(data13) && (data13 < 0 || isNaN(data13))) {
                                                                    let err3 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases/passed", schemaPath: "#/$defs/cases/properties/passed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                                                    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                                                                  }
                                                                  var valid8 = _errs34 === errors;
                                                                } else
                                                                  var valid8 = !0;
                                                                if (valid8) {
                                                                  if (data12.failed !== void 0) {
                                                                    let data14 = data12.failed, _errs36 = errors;
                                                                    if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
                                                                      let err4 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases/failed", schemaPath: "#/$defs/cases/properties/failed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                                                      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                                                                    }
                                                                    if (errors === _errs36 && typeof data14 == "number" && isFinite(data14) && (data14 < 0 || isNaN(data14))) {
                                                                      let err5 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases/failed", schemaPath: "#/$defs/cases/properties/failed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                                                      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                                                                    }
                                                                    var valid8 = _errs36 === errors;
                                                                  } else
                                                                    var valid8 = !0;
                                                                  if (valid8)
                                                                    if (data12.skipped !== void 0) {
                                                                      let data15 = data12.skipped, _errs38 = errors;
                                                                      if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
                                                                        let err6 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases/skipped", schemaPath: "#/$defs/cases/properties/skipped/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                                                        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                                                                      }
                                                                      if (errors === _errs38 && typeof data15 == "number" && isFinite(data15) && (data15 < 0 || isNaN(data15))) {
                                                                        let err7 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases/skipped", schemaPath: "#/$defs/cases/properties/skipped/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                                                        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                                                                      }
                                                                      var valid8 = _errs38 === errors;
                                                                    } else
                                                                      var valid8 = !0;
                                                                }
                                                              }
                                                            }
                                                          } else {
                                                            let err8 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases", schemaPath: "#/$defs/cases/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                                            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
                                                          }
                                                        var _valid0 = _errs30 === errors;
                                                        valid6 = valid6 || _valid0;
                                                        let _errs40 = errors;
                                                        if (data12 !== null) {
                                                          let err9 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases", schemaPath: "#/properties/results/properties/commands/items/properties/cases/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                                                        }
                                                        var _valid0 = _errs40 === errors;
                                                        if (valid6 = valid6 || _valid0, valid6)
                                                          errors = _errs29, vErrors !== null && (_errs29 ? vErrors.length = _errs29 : vErrors = null);
                                                        else {
                                                          let err10 = { instancePath: instancePath + "/results/commands/" + i0 + "/cases", schemaPath: "#/properties/results/properties/commands/items/properties/cases/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                                          return vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++, validate56.errors = vErrors, !1;
                                                        }
                                                        var valid5 = _errs28 === errors;
                                                      } else
                                                        var valid5 = !0;
                                                      if (valid5)
                                                        if (data8.coverage !== void 0) {
                                                          let data16 = data8.coverage, _errs42 = errors, _errs43 = errors;
                                                          if (!(typeof data16 == "number" && isFinite(data16)) && data16 !== null)
                                                            return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/coverage", schemaPath: "#/$defs/coverage/type", keyword: "type", params: { type: schema121.type }, message: "must be number,null" }], !1;
                                                          if (errors === _errs43 && typeof data16 == "number" && isFinite(data16)) {
                                                            if (data16 > 100 || isNaN(data16))
                                                              return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/coverage", schemaPath: "#/$defs/coverage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" }], !1;
                                                            if (data16 < 0 || isNaN(data16))
                                                              return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0 + "/coverage", schemaPath: "#/$defs/coverage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                          }
                                                          var valid5 = _errs42 === errors;
                                                        } else
                                                          var valid5 = !0;
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          } else
                                            return validate56.errors = [{ instancePath: instancePath + "/results/commands/" + i0, schemaPath: "#/properties/results/properties/commands/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                        var valid4 = _errs20 === errors;
                                        if (!valid4)
                                          break;
                                      }
                                    } else
                                      return validate56.errors = [{ instancePath: instancePath + "/results/commands", schemaPath: "#/properties/results/properties/commands/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                  var valid3 = _errs18 === errors;
                                } else
                                  var valid3 = !0;
                                if (valid3) {
                                  if (data6.passed !== void 0) {
                                    let data17 = data6.passed, _errs45 = errors;
                                    if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17)))
                                      return validate56.errors = [{ instancePath: instancePath + "/results/passed", schemaPath: "#/properties/results/properties/passed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                    if (errors === _errs45 && typeof data17 == "number" && isFinite(data17) && (data17 < 0 || isNaN(data17)))
                                      return validate56.errors = [{ instancePath: instancePath + "/results/passed", schemaPath: "#/properties/results/properties/passed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                    var valid3 = _errs45 === errors;
                                  } else
                                    var valid3 = !0;
                                  if (valid3) {
                                    if (data6.failed !== void 0) {
                                      let data18 = data6.failed, _errs47 = errors;
                                      if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18)))
                                        return validate56.errors = [{ instancePath: instancePath + "/results/failed", schemaPath: "#/properties/results/properties/failed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                      if (errors === _errs47 && typeof data18 == "number" && isFinite(data18) && (data18 < 0 || isNaN(data18)))
                                        return validate56.errors = [{ instancePath: instancePath + "/results/failed", schemaPath: "#/properties/results/properties/failed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                      var valid3 = _errs47 === errors;
                                    } else
                                      var valid3 = !0;
                                    if (valid3) {
                                      if (data6.not_run !== void 0) {
                                        let data19 = data6.not_run, _errs49 = errors;
                                        if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19)))
                                          return validate56.errors = [{ instancePath: instancePath + "/results/not_run", schemaPath: "#/properties/results/properties/not_run/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                        if (errors === _errs49 && typeof data19 == "number" && isFinite(data19) && (data19 < 0 || isNaN(data19)))
                                          return validate56.errors = [{ instancePath: instancePath + "/results/not_run", schemaPath: "#/properties/results/properties/not_run/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                        var valid3 = _errs49 === errors;
                                      } else
                                        var valid3 = !0;
                                      if (valid3) {
                                        if (data6.cases !== void 0) {
                                          let data20 = data6.cases, _errs51 = errors, _errs52 = errors, valid10 = !1, _errs53 = errors;
                                          if (errors === errors)
                                            if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
                                              let missing4;
                                              if (data20.passed === void 0 && (missing4 = "passed") || data20.failed === void 0 && (missing4 = "failed") || data20.skipped === void 0 && (missing4 = "skipped")) {
                                                let err11 = { instancePath: instancePath + "/results/cases", schemaPath: "#/$defs/cases/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
                                                vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                                              } else {
                                                let _errs56 = errors;
                                                for (let key4 in data20)
                                                  if (!(key4 === "passed" || key4 === "failed" || key4 === "skipped")) {
                                                    let err12 = { instancePath: instancePath + "/results/cases", schemaPath: "#/$defs/cases/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                                                    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                                                    break;
                                                  }
                                                if (_errs56 === errors) {
                                                  if (data20.passed !== void 0) {
                                                    let data21 = data20.passed, _errs57 = errors;
                                                    if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
                                                      let err13 = { instancePath: instancePath + "/results/cases/passed", schemaPath: "#/$defs/cases/properties/passed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                                      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                                                    }
                                                    if (errors === _errs57 && typeof data21 == "number" && isFinite(data21) && (data21 < 0 || isNaN(data21))) {
                                                      let err14 = { instancePath: instancePath + "/results/cases/passed", schemaPath: "#/$defs/cases/properties/passed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                                      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                                                    }
                                                    var valid12 = _errs57 === errors;
                                                  } else
                                                    var valid12 = !0;
                                                  if (valid12) {
                                                    if (data20.failed !== void 0) {
                                                      let data22 = data20.failed, _errs59 = errors;
                                                      if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22))) {
                                                        let err15 = { instancePath: instancePath + "/results/cases/failed", schemaPath: "#/$defs/cases/properties/failed/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                                        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                                                      }
                                                      if (errors === _errs59 && typeof data22 == "number" && isFinite(data22) && (data22 < 0 || isNaN(data22))) {
                                                        let err16 = { instancePath: instancePath + "/results/cases/failed", schemaPath: "#/$defs/cases/properties/failed/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                                        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                                                      }
                                                      var valid12 = _errs59 === errors;
                                                    } else
                                                      var valid12 = !0;
                                                    if (valid12)
                                                      if (data20.skipped !== void 0) {
                                                        let data23 = data20.skipped, _errs61 = errors;
                                                        if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
                                                          let err17 = { instancePath: instancePath + "/results/cases/skipped", schemaPath: "#/$defs/cases/properties/skipped/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                                          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                                                        }
                                                        if (errors === _errs61 && typeof data23 == "number" && isFinite(data23) && (data23 < 0 || isNaN(data23))) {
                                                          let err18 = { instancePath: instancePath + "/results/cases/skipped", schemaPath: "#/$defs/cases/properties/skipped/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                                          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                                                        }
                                                        var valid12 = _errs61 === errors;
                                                      } else
                                                        var valid12 = !0;
                                                  }
                                                }
                                              }
                                            } else {
                                              let err19 = { instancePath: instancePath + "/results/cases", schemaPath: "#/$defs/cases/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                              vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                                            }
                                          var _valid1 = _errs53 === errors;
                                          valid10 = valid10 || _valid1;
                                          let _errs63 = errors;
                                          if (data20 !== null) {
                                            let err20 = { instancePath: instancePath + "/results/cases", schemaPath: "#/properties/results/properties/cases/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                            vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                                          }
                                          var _valid1 = _errs63 === errors;
                                          if (valid10 = valid10 || _valid1, valid10)
                                            errors = _errs52, vErrors !== null && (_errs52 ? vErrors.length = _errs52 : vErrors = null);
                                          else {
                                            let err21 = { instancePath: instancePath + "/results/cases", schemaPath: "#/properties/results/properties/cases/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                            return vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++, validate56.errors = vErrors, !1;
                                          }
                                          var valid3 = _errs51 === errors;
                                        } else
                                          var valid3 = !0;
                                        if (valid3) {
                                          if (data6.pass_rate !== void 0) {
                                            let data24 = data6.pass_rate, _errs65 = errors;
                                            if (!(typeof data24 == "number" && isFinite(data24)) && data24 !== null)
                                              return validate56.errors = [{ instancePath: instancePath + "/results/pass_rate", schemaPath: "#/properties/results/properties/pass_rate/type", keyword: "type", params: { type: schema117.properties.results.properties.pass_rate.type }, message: "must be number,null" }], !1;
                                            if (errors === _errs65 && typeof data24 == "number" && isFinite(data24)) {
                                              if (data24 > 100 || isNaN(data24))
                                                return validate56.errors = [{ instancePath: instancePath + "/results/pass_rate", schemaPath: "#/properties/results/properties/pass_rate/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" }], !1;
                                              if (data24 < 0 || isNaN(data24))
                                                return validate56.errors = [{ instancePath: instancePath + "/results/pass_rate", schemaPath: "#/properties/results/properties/pass_rate/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                            }
                                            var valid3 = _errs65 === errors;
                                          } else
                                            var valid3 = !0;
                                          if (valid3)
                                            if (data6.coverage !== void 0) {
                                              let data25 = data6.coverage, _errs67 = errors, _errs68 = errors;
                                              if (!(typeof data25 == "number" && isFinite(data25)) && data25 !== null)
                                                return validate56.errors = [{ instancePath: instancePath + "/results/coverage", schemaPath: "#/$defs/coverage/type", keyword: "type", params: { type: schema121.type }, message: "must be number,null" }], !1;
                                              if (errors === _errs68 && typeof data25 == "number" && isFinite(data25)) {
                                                if (data25 > 100 || isNaN(data25))
                                                  return validate56.errors = [{ instancePath: instancePath + "/results/coverage", schemaPath: "#/$defs/coverage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" }], !1;
                                                if (data25 < 0 || isNaN(data25))
                                                  return validate56.errors = [{ instancePath: instancePath + "/results/coverage", schemaPath: "#/$defs/coverage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                              }
                                              var valid3 = _errs67 === errors;
                                            } else
                                              var valid3 = !0;
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          } else
                            return validate56.errors = [{ instancePath: instancePath + "/results", schemaPath: "#/properties/results/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                        var valid0 = _errs15 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate56.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate56.errors = vErrors, errors === 0;
}
validate56.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind27 = validate57;
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.path === void 0 && (missing0 = "path") || data.sha256 === void 0 && (missing0 = "sha256"))
        return validate57.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "path" || key0 === "sha256")) {
            return validate57.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.path !== void 0) {
            let data0 = data.path, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func2(data0) < 1)
                  return validate57.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate57.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.sha256 !== void 0) {
              let data1 = data.sha256, _errs4 = errors;
              if (errors === errors)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate57.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
                } else
                  return validate57.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate57.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate57.errors = vErrors, errors === 0;
}
validate57.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind28 = validate58, schema126 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/review.recorded.schema.json", type: "object", additionalProperties: !1, required: ["path", "sha256", "decision", "reviewer", "attempt"], properties: { path: { type: "string", minLength: 1 }, sha256: { $ref: "definitions.schema.json#/$defs/sha256" }, decision: { enum: ["accept", "hold", "follow-up", "reject", "integration-review", "ask-user"] }, reviewer: { type: "string", minLength: 1 }, attempt: { type: ["integer", "null"], minimum: 1 } } };
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.path === void 0 && (missing0 = "path") || data.sha256 === void 0 && (missing0 = "sha256") || data.decision === void 0 && (missing0 = "decision") || data.reviewer === void 0 && (missing0 = "reviewer") || data.attempt === void 0 && (missing0 = "attempt"))
        return validate58.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "path" || key0 === "sha256" || key0 === "decision" || key0 === "reviewer" || key0 === "attempt")) {
            return validate58.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.path !== void 0) {
            let data0 = data.path, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func2(data0) < 1)
                  return validate58.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate58.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sha256 !== void 0) {
              let data1 = data.sha256, _errs4 = errors;
              if (errors === errors)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate58.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
                } else
                  return validate58.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.decision !== void 0) {
                let data2 = data.decision, _errs7 = errors;
                if (!(data2 === "accept" || data2 === "hold" || data2 === "follow-up" || data2 === "reject" || data2 === "integration-review" || data2 === "ask-user"))
                  return validate58.errors = [{ instancePath: instancePath + "/decision", schemaPath: "#/properties/decision/enum", keyword: "enum", params: { allowedValues: schema126.properties.decision.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.reviewer !== void 0) {
                  let data3 = data.reviewer, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate58.errors = [{ instancePath: instancePath + "/reviewer", schemaPath: "#/properties/reviewer/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate58.errors = [{ instancePath: instancePath + "/reviewer", schemaPath: "#/properties/reviewer/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.attempt !== void 0) {
                    let data4 = data.attempt, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
                      return validate58.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/type", keyword: "type", params: { type: schema126.properties.attempt.type }, message: "must be integer,null" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 1 || isNaN(data4)))
                      return validate58.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "#/properties/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate58.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate58.errors = vErrors, errors === 0;
}
validate58.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind29 = validate59, schema128 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/role.ended.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "iteration", "role", "agent", "agent_version", "ended", "duration_ms", "stdout", "stderr", "report", "usage", "cost_usd", "cause"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, iteration: { $ref: "definitions.schema.json#/$defs/iteration" }, role: { type: "string", minLength: 1 }, agent: { type: "string", minLength: 1 }, agent_version: { type: ["string", "null"] }, ended: { $ref: "definitions.schema.json#/$defs/ended" }, duration_ms: { $ref: "definitions.schema.json#/$defs/duration_ms" }, stdout: { $ref: "definitions.schema.json#/$defs/blob" }, stderr: { $ref: "definitions.schema.json#/$defs/blob" }, report: { anyOf: [{ $ref: "definitions.schema.json#/$defs/blob" }, { type: "null" }] }, usage: { anyOf: [{ type: "object", additionalProperties: !1, required: ["input_tokens", "output_tokens"], properties: { input_tokens: { type: "integer", minimum: 0 }, output_tokens: { type: "integer", minimum: 0 } } }, { type: "null" }] }, cost_usd: { type: ["number", "null"], minimum: 0 }, cause: { enum: ["denied", "auth", "quota", "rate-limit", "transient", null] }, said: { type: "string" } } };
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate60.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.sha256 === void 0 && (missing0 = "sha256") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate60.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "sha256" || key0 === "bytes" || key0 === "truncated" || key0 === "dropped_bytes")) {
            return validate60.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.sha256 !== void 0) {
            let data0 = data.sha256, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate60.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
              } else
                return validate60.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.bytes !== void 0) {
              let data1 = data.bytes, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate60.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate60.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.truncated !== void 0) {
                let _errs7 = errors;
                if (typeof data.truncated != "boolean")
                  return validate60.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.dropped_bytes !== void 0) {
                  let data3 = data.dropped_bytes, _errs9 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate60.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate60.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate60.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate60.errors = vErrors, errors === 0;
}
validate60.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.agent === void 0 && (missing0 = "agent") || data.agent_version === void 0 && (missing0 = "agent_version") || data.ended === void 0 && (missing0 = "ended") || data.duration_ms === void 0 && (missing0 = "duration_ms") || data.stdout === void 0 && (missing0 = "stdout") || data.stderr === void 0 && (missing0 = "stderr") || data.report === void 0 && (missing0 = "report") || data.usage === void 0 && (missing0 = "usage") || data.cost_usd === void 0 && (missing0 = "cost_usd") || data.cause === void 0 && (missing0 = "cause"))
        return validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!func1.call(schema128.properties, key0)) {
            return validate59.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate59.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate59.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate59.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate59.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate59.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate59.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.agent !== void 0) {
                  let data3 = data.agent, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate59.errors = [{ instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate59.errors = [{ instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.agent_version !== void 0) {
                    let data4 = data.agent_version, _errs12 = errors;
                    if (typeof data4 != "string" && data4 !== null)
                      return validate59.errors = [{ instancePath: instancePath + "/agent_version", schemaPath: "#/properties/agent_version/type", keyword: "type", params: { type: schema128.properties.agent_version.type }, message: "must be string,null" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.ended !== void 0) {
                      let data5 = data.ended, _errs14 = errors, _errs16 = errors, valid4 = !1, passing0 = null, _errs17 = errors;
                      if (errors === _errs17)
                        if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                          let missing1;
                          if (data5.how === void 0 && (missing1 = "how") || data5.code === void 0 && (missing1 = "code")) {
                            let err0 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" };
                            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                          } else {
                            let _errs19 = errors;
                            for (let key1 in data5)
                              if (!(key1 === "how" || key1 === "code")) {
                                let err1 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                                break;
                              }
                            if (_errs19 === errors) {
                              if (data5.how !== void 0) {
                                let _errs20 = errors;
                                if (data5.how !== "exited") {
                                  let err2 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/properties/how/const", keyword: "const", params: { allowedValue: "exited" }, message: "must be equal to constant" };
                                  vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                }
                                var valid5 = _errs20 === errors;
                              } else
                                var valid5 = !0;
                              if (valid5)
                                if (data5.code !== void 0) {
                                  let data7 = data5.code, _errs21 = errors;
                                  if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
                                    let err3 = { instancePath: instancePath + "/ended/code", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/properties/code/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                                  }
                                  var valid5 = _errs21 === errors;
                                } else
                                  var valid5 = !0;
                            }
                          }
                        } else {
                          let err4 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                        }
                      var _valid0 = _errs17 === errors;
                      if (_valid0) {
                        valid4 = !0, passing0 = 0;
                        var props0 = !0;
                      }
                      let _errs23 = errors;
                      if (errors === _errs23)
                        if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                          let missing2;
                          if (data5.how === void 0 && (missing2 = "how") || data5.signal === void 0 && (missing2 = "signal")) {
                            let err5 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" };
                            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                          } else {
                            let _errs25 = errors;
                            for (let key2 in data5)
                              if (!(key2 === "how" || key2 === "signal")) {
                                let err6 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
                                vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                                break;
                              }
                            if (_errs25 === errors) {
                              if (data5.how !== void 0) {
                                let _errs26 = errors;
                                if (data5.how !== "signalled") {
                                  let err7 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/properties/how/const", keyword: "const", params: { allowedValue: "signalled" }, message: "must be equal to constant" };
                                  vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                                }
                                var valid6 = _errs26 === errors;
                              } else
                                var valid6 = !0;
                              if (valid6)
                                if (data5.signal !== void 0) {
                                  let data9 = data5.signal, _errs27 = errors;
                                  if (errors === _errs27)
                                    if (typeof data9 == "string") {
                                      if (func2(data9) < 1) {
                                        let err8 = { instancePath: instancePath + "/ended/signal", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/properties/signal/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
                                      }
                                    } else {
                                      let err9 = { instancePath: instancePath + "/ended/signal", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/properties/signal/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                                    }
                                  var valid6 = _errs27 === errors;
                                } else
                                  var valid6 = !0;
                            }
                          }
                        } else {
                          let err10 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                        }
                      var _valid0 = _errs23 === errors;
                      if (_valid0 && valid4)
                        valid4 = !1, passing0 = [passing0, 1];
                      else {
                        _valid0 && (valid4 = !0, passing0 = 1, props0 !== !0 && (props0 = !0));
                        let _errs29 = errors;
                        if (errors === _errs29)
                          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                            let missing3;
                            if (data5.how === void 0 && (missing3 = "how") || data5.after_ms === void 0 && (missing3 = "after_ms")) {
                              let err11 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" };
                              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                            } else {
                              let _errs31 = errors;
                              for (let key3 in data5)
                                if (!(key3 === "how" || key3 === "after_ms")) {
                                  let err12 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                                  vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                                  break;
                                }
                              if (_errs31 === errors) {
                                if (data5.how !== void 0) {
                                  let _errs32 = errors;
                                  if (data5.how !== "timed-out") {
                                    let err13 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/properties/how/const", keyword: "const", params: { allowedValue: "timed-out" }, message: "must be equal to constant" };
                                    vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                                  }
                                  var valid7 = _errs32 === errors;
                                } else
                                  var valid7 = !0;
                                if (valid7)
                                  if (data5.after_ms !== void 0) {
                                    let data11 = data5.after_ms, _errs33 = errors;
                                    if (errors === _errs33)
                                      if (typeof data11 == "number" && isFinite(data11)) {
                                        if (data11 < 0 || isNaN(data11)) {
                                          let err14 = { instancePath: instancePath + "/ended/after_ms", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/properties/after_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                                        }
                                      } else {
                                        let err15 = { instancePath: instancePath + "/ended/after_ms", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/properties/after_ms/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                                        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                                      }
                                    var valid7 = _errs33 === errors;
                                  } else
                                    var valid7 = !0;
                              }
                            }
                          } else {
                            let err16 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/2/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                            vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                          }
                        var _valid0 = _errs29 === errors;
                        if (_valid0 && valid4)
                          valid4 = !1, passing0 = [passing0, 2];
                        else {
                          _valid0 && (valid4 = !0, passing0 = 2, props0 !== !0 && (props0 = !0));
                          let _errs35 = errors;
                          if (errors === _errs35)
                            if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                              let missing4;
                              if (data5.how === void 0 && (missing4 = "how") || data5.bytes === void 0 && (missing4 = "bytes")) {
                                let err17 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
                                vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                              } else {
                                let _errs37 = errors;
                                for (let key4 in data5)
                                  if (!(key4 === "how" || key4 === "bytes")) {
                                    let err18 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                                    vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                                    break;
                                  }
                                if (_errs37 === errors) {
                                  if (data5.how !== void 0) {
                                    let _errs38 = errors;
                                    if (data5.how !== "output-limit") {
                                      let err19 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/properties/how/const", keyword: "const", params: { allowedValue: "output-limit" }, message: "must be equal to constant" };
                                      vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                                    }
                                    var valid8 = _errs38 === errors;
                                  } else
                                    var valid8 = !0;
                                  if (valid8)
                                    if (data5.bytes !== void 0) {
                                      let data13 = data5.bytes, _errs39 = errors;
                                      if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
                                        let err20 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                                      }
                                      if (errors === _errs39 && typeof data13 == "number" && isFinite(data13) && (data13 < 0 || isNaN(data13))) {
                                        let err21 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                                      }
                                      var valid8 = _errs39 === errors;
                                    } else
                                      var valid8 = !0;
                                }
                              }
                            } else {
                              let err22 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                              vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                            }
                          var _valid0 = _errs35 === errors;
                          if (_valid0 && valid4)
                            valid4 = !1, passing0 = [passing0, 3];
                          else {
                            _valid0 && (valid4 = !0, passing0 = 3, props0 !== !0 && (props0 = !0));
                            let _errs41 = errors;
                            if (errors === _errs41)
                              if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                                let missing5;
                                if (data5.how === void 0 && (missing5 = "how") || data5.bytes === void 0 && (missing5 = "bytes")) {
                                  let err23 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" };
                                  vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                                } else {
                                  let _errs43 = errors;
                                  for (let key5 in data5)
                                    if (!(key5 === "how" || key5 === "bytes")) {
                                      let err24 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                                      vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                                      break;
                                    }
                                  if (_errs43 === errors) {
                                    if (data5.how !== void 0) {
                                      let _errs44 = errors;
                                      if (data5.how !== "disk-limit") {
                                        let err25 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/properties/how/const", keyword: "const", params: { allowedValue: "disk-limit" }, message: "must be equal to constant" };
                                        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                                      }
                                      var valid9 = _errs44 === errors;
                                    } else
                                      var valid9 = !0;
                                    if (valid9)
                                      if (data5.bytes !== void 0) {
                                        let data15 = data5.bytes, _errs45 = errors;
                                        if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
                                          let err26 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                          vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                                        }
                                        if (errors === _errs45 && typeof data15 == "number" && isFinite(data15) && (data15 < 0 || isNaN(data15))) {
                                          let err27 = { instancePath: instancePath + "/ended/bytes", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                          vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                                        }
                                        var valid9 = _errs45 === errors;
                                      } else
                                        var valid9 = !0;
                                  }
                                }
                              } else {
                                let err28 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                              }
                            var _valid0 = _errs41 === errors;
                            if (_valid0 && valid4)
                              valid4 = !1, passing0 = [passing0, 4];
                            else {
                              _valid0 && (valid4 = !0, passing0 = 4, props0 !== !0 && (props0 = !0));
                              let _errs47 = errors;
                              if (errors === _errs47)
                                if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                                  let missing6;
                                  if (data5.how === void 0 && (missing6 = "how")) {
                                    let err29 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" };
                                    vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                                  } else {
                                    let _errs49 = errors;
                                    for (let key6 in data5)
                                      if (key6 !== "how") {
                                        let err30 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                                        vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                                        break;
                                      }
                                    if (_errs49 === errors && data5.how !== void 0 && data5.how !== "out-of-memory") {
                                      let err31 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/properties/how/const", keyword: "const", params: { allowedValue: "out-of-memory" }, message: "must be equal to constant" };
                                      vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                                    }
                                  }
                                } else {
                                  let err32 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/5/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                                }
                              var _valid0 = _errs47 === errors;
                              if (_valid0 && valid4)
                                valid4 = !1, passing0 = [passing0, 5];
                              else {
                                _valid0 && (valid4 = !0, passing0 = 5, props0 !== !0 && (props0 = !0));
                                let _errs51 = errors;
                                if (errors === _errs51)
                                  if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                                    let missing7;
                                    if (data5.how === void 0 && (missing7 = "how") || data5.by === void 0 && (missing7 = "by")) {
                                      let err33 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/required", keyword: "required", params: { missingProperty: missing7 }, message: "must have required property '" + missing7 + "'" };
                                      vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                                    } else {
                                      let _errs53 = errors;
                                      for (let key7 in data5)
                                        if (!(key7 === "how" || key7 === "by")) {
                                          let err34 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                                          vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                                          break;
                                        }
                                      if (_errs53 === errors) {
                                        if (data5.how !== void 0) {
                                          let _errs54 = errors;
                                          if (data5.how !== "stopped") {
                                            let err35 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/properties/how/const", keyword: "const", params: { allowedValue: "stopped" }, message: "must be equal to constant" };
                                            vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                                          }
                                          var valid11 = _errs54 === errors;
                                        } else
                                          var valid11 = !0;
                                        if (valid11)
                                          if (data5.by !== void 0) {
                                            let data18 = data5.by, _errs55 = errors;
                                            if (!(data18 === "person" || data18 === "signal")) {
                                              let err36 = { instancePath: instancePath + "/ended/by", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/properties/by/enum", keyword: "enum", params: { allowedValues: schema79.oneOf[6].properties.by.enum }, message: "must be equal to one of the allowed values" };
                                              vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                                            }
                                            var valid11 = _errs55 === errors;
                                          } else
                                            var valid11 = !0;
                                      }
                                    }
                                  } else {
                                    let err37 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/6/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                    vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
                                  }
                                var _valid0 = _errs51 === errors;
                                if (_valid0 && valid4)
                                  valid4 = !1, passing0 = [passing0, 6];
                                else {
                                  _valid0 && (valid4 = !0, passing0 = 6, props0 !== !0 && (props0 = !0));
                                  let _errs56 = errors;
                                  if (errors === _errs56)
                                    if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                                      let missing8;
                                      if (data5.how === void 0 && (missing8 = "how") || data5.reason === void 0 && (missing8 = "reason")) {
                                        let err38 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/required", keyword: "required", params: { missingProperty: missing8 }, message: "must have required property '" + missing8 + "'" };
                                        vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                                      } else {
                                        let _errs58 = errors;
                                        for (let key8 in data5)
                                          if (!(key8 === "how" || key8 === "reason")) {
                                            let err39 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                                            vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
                                            break;
                                          }
                                        if (_errs58 === errors) {
                                          if (data5.how !== void 0) {
                                            let _errs59 = errors;
                                            if (data5.how !== "not-started") {
                                              let err40 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/properties/how/const", keyword: "const", params: { allowedValue: "not-started" }, message: "must be equal to constant" };
                                              vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
                                            }
                                            var valid12 = _errs59 === errors;
                                          } else
                                            var valid12 = !0;
                                          if (valid12)
                                            if (data5.reason !== void 0) {
                                              let data20 = data5.reason, _errs60 = errors;
                                              if (errors === _errs60)
                                                if (typeof data20 == "string") {
                                                  if (func2(data20) < 1) {
                                                    let err41 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                    vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
                                                  }
                                                } else {
                                                  let err42 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                  vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
                                                }
                                              var valid12 = _errs60 === errors;
                                            } else
                                              var valid12 = !0;
                                        }
                                      }
                                    } else {
                                      let err43 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/7/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                      vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
                                    }
                                  var _valid0 = _errs56 === errors;
                                  if (_valid0 && valid4)
                                    valid4 = !1, passing0 = [passing0, 7];
                                  else {
                                    _valid0 && (valid4 = !0, passing0 = 7, props0 !== !0 && (props0 = !0));
                                    let _errs62 = errors;
                                    if (errors === _errs62)
                                      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                                        let missing9;
                                        if (data5.how === void 0 && (missing9 = "how") || data5.reason === void 0 && (missing9 = "reason")) {
                                          let err44 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/required", keyword: "required", params: { missingProperty: missing9 }, message: "must have required property '" + missing9 + "'" };
                                          vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
                                        } else {
                                          let _errs64 = errors;
                                          for (let key9 in data5)
                                            if (!(key9 === "how" || key9 === "reason")) {
                                              let err45 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                                              vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
                                              break;
                                            }
                                          if (_errs64 === errors) {
                                            if (data5.how !== void 0) {
                                              let _errs65 = errors;
                                              if (data5.how !== "unfinished") {
                                                let err46 = { instancePath: instancePath + "/ended/how", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/properties/how/const", keyword: "const", params: { allowedValue: "unfinished" }, message: "must be equal to constant" };
                                                vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
                                              }
                                              var valid13 = _errs65 === errors;
                                            } else
                                              var valid13 = !0;
                                            if (valid13)
                                              if (data5.reason !== void 0) {
                                                let data22 = data5.reason, _errs66 = errors;
                                                if (errors === _errs66)
                                                  if (typeof data22 == "string") {
                                                    if (func2(data22) < 1) {
                                                      let err47 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                      vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
                                                    }
                                                  } else {
                                                    let err48 = { instancePath: instancePath + "/ended/reason", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                    vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
                                                  }
                                                var valid13 = _errs66 === errors;
                                              } else
                                                var valid13 = !0;
                                          }
                                        }
                                      } else {
                                        let err49 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf/8/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                        vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
                                      }
                                    var _valid0 = _errs62 === errors;
                                    _valid0 && valid4 ? (valid4 = !1, passing0 = [passing0, 8]) : _valid0 && (valid4 = !0, passing0 = 8, props0 !== !0 && (props0 = !0));
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                      if (valid4)
                        errors = _errs16, vErrors !== null && (_errs16 ? vErrors.length = _errs16 : vErrors = null);
                      else {
                        let err50 = { instancePath: instancePath + "/ended", schemaPath: "definitions.schema.json#/$defs/ended/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                        return vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++, validate59.errors = vErrors, !1;
                      }
                      var valid0 = _errs14 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.duration_ms !== void 0) {
                        let data23 = data.duration_ms, _errs68 = errors;
                        if (errors === errors)
                          if (typeof data23 == "number" && isFinite(data23)) {
                            if (data23 < 0 || isNaN(data23))
                              return validate59.errors = [{ instancePath: instancePath + "/duration_ms", schemaPath: "definitions.schema.json#/$defs/duration_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                          } else
                            return validate59.errors = [{ instancePath: instancePath + "/duration_ms", schemaPath: "definitions.schema.json#/$defs/duration_ms/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                        var valid0 = _errs68 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.stdout !== void 0) {
                          let _errs71 = errors;
                          validate60(data.stdout, { instancePath: instancePath + "/stdout", parentData: data, parentDataProperty: "stdout", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length);
                          var valid0 = _errs71 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.stderr !== void 0) {
                            let _errs72 = errors;
                            validate60(data.stderr, { instancePath: instancePath + "/stderr", parentData: data, parentDataProperty: "stderr", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length);
                            var valid0 = _errs72 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.report !== void 0) {
                              let data26 = data.report, _errs73 = errors, _errs74 = errors, valid15 = !1, _errs75 = errors;
                              validate60(data26, { instancePath: instancePath + "/report", parentData: data, parentDataProperty: "report", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length);
                              var _valid1 = _errs75 === errors;
                              valid15 = valid15 || _valid1;
                              let _errs76 = errors;
                              if (data26 !== null) {
                                let err51 = { instancePath: instancePath + "/report", schemaPath: "#/properties/report/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
                              }
                              var _valid1 = _errs76 === errors;
                              if (valid15 = valid15 || _valid1, valid15)
                                errors = _errs74, vErrors !== null && (_errs74 ? vErrors.length = _errs74 : vErrors = null);
                              else {
                                let err52 = { instancePath: instancePath + "/report", schemaPath: "#/properties/report/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                return vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++, validate59.errors = vErrors, !1;
                              }
                              var valid0 = _errs73 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.usage !== void 0) {
                                let data27 = data.usage, _errs78 = errors, _errs79 = errors, valid16 = !1, _errs80 = errors;
                                if (errors === _errs80)
                                  if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                                    let missing10;
                                    if (data27.input_tokens === void 0 && (missing10 = "input_tokens") || data27.output_tokens === void 0 && (missing10 = "output_tokens")) {
                                      let err53 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf/0/required", keyword: "required", params: { missingProperty: missing10 }, message: "must have required property '" + missing10 + "'" };
                                      vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
                                    } else {
                                      let _errs82 = errors;
                                      for (let key10 in data27)
                                        if (!(key10 === "input_tokens" || key10 === "output_tokens")) {
                                          let err54 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                                          vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
                                          break;
                                        }
                                      if (_errs82 === errors) {
                                        if (data27.input_tokens !== void 0) {
                                          let data28 = data27.input_tokens, _errs83 = errors;
                                          if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
                                            let err55 = { instancePath: instancePath + "/usage/input_tokens", schemaPath: "#/properties/usage/anyOf/0/properties/input_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                            vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
                                          }
                                          if (errors === _errs83 && typeof data28 == "number" && isFinite(data28) && (data28 < 0 || isNaN(data28))) {
                                            let err56 = { instancePath: instancePath + "/usage/input_tokens", schemaPath: "#/properties/usage/anyOf/0/properties/input_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                            vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
                                          }
                                          var valid17 = _errs83 === errors;
                                        } else
                                          var valid17 = !0;
                                        if (valid17)
                                          if (data27.output_tokens !== void 0) {
                                            let data29 = data27.output_tokens, _errs85 = errors;
                                            if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
                                              let err57 = { instancePath: instancePath + "/usage/output_tokens", schemaPath: "#/properties/usage/anyOf/0/properties/output_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                              vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
                                            }
                                            if (errors === _errs85 && typeof data29 == "number" && isFinite(data29) && (data29 < 0 || isNaN(data29))) {
                                              let err58 = { instancePath: instancePath + "/usage/output_tokens", schemaPath: "#/properties/usage/anyOf/0/properties/output_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                              vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
                                            }
                                            var valid17 = _errs85 === errors;
                                          } else
                                            var valid17 = !0;
                                      }
                                    }
                                  } else {
                                    let err59 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                    vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                                  }
                                var _valid2 = _errs80 === errors;
                                valid16 = valid16 || _valid2;
                                let _errs87 = errors;
                                if (data27 !== null) {
                                  let err60 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                  vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
                                }
                                var _valid2 = _errs87 === errors;
                                if (valid16 = valid16 || _valid2, valid16)
                                  errors = _errs79, vErrors !== null && (_errs79 ? vErrors.length = _errs79 : vErrors = null);
                                else {
                                  let err61 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                  return vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++, validate59.errors = vErrors, !1;
                                }
                                var valid0 = _errs78 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.cost_usd !== void 0) {
                                  let data30 = data.cost_usd, _errs89 = errors;
                                  if (!(typeof data30 == "number" && isFinite(data30)) && data30 !== null)
                                    return validate59.errors = [{ instancePath: instancePath + "/cost_usd", schemaPath: "#/properties/cost_usd/type", keyword: "type", params: { type: schema128.properties.cost_usd.type }, message: "must be number,null" }], !1;
                                  if (errors === _errs89 && typeof data30 == "number" && isFinite(data30) && (data30 < 0 || isNaN(data30)))
                                    return validate59.errors = [{ instancePath: instancePath + "/cost_usd", schemaPath: "#/properties/cost_usd/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                  var valid0 = _errs89 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.cause !== void 0) {
                                    let data31 = data.cause, _errs91 = errors;
                                    if (!(data31 === "denied" || data31 === "auth" || data31 === "quota" || data31 === "rate-limit" || data31 === "transient" || data31 === null))
                                      return validate59.errors = [{ instancePath: instancePath + "/cause", schemaPath: "#/properties/cause/enum", keyword: "enum", params: { allowedValues: schema128.properties.cause.enum }, message: "must be equal to one of the allowed values" }], !1;
                                    var valid0 = _errs91 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0)
                                    if (data.said !== void 0) {
                                      let _errs92 = errors;
                                      if (typeof data.said != "string")
                                        return validate59.errors = [{ instancePath: instancePath + "/said", schemaPath: "#/properties/said/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid0 = _errs92 === errors;
                                    } else
                                      var valid0 = !0;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate59.errors = vErrors, errors === 0;
}
validate59.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind30 = validate64, schema135 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/role.retrying.schema.json", type: "object", additionalProperties: !1, required: ["attempt", "iteration", "role", "cause", "retry", "wait_ms"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, iteration: { $ref: "definitions.schema.json#/$defs/iteration" }, role: { type: "string", minLength: 1 }, cause: { enum: ["rate-limit", "transient"] }, retry: { type: "integer", minimum: 1 }, wait_ms: { type: "integer", minimum: 0 } } };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.cause === void 0 && (missing0 = "cause") || data.retry === void 0 && (missing0 = "retry") || data.wait_ms === void 0 && (missing0 = "wait_ms"))
        return validate64.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "cause" || key0 === "retry" || key0 === "wait_ms")) {
            return validate64.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate64.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate64.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate64.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate64.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate64.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate64.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.cause !== void 0) {
                  let data3 = data.cause, _errs10 = errors;
                  if (!(data3 === "rate-limit" || data3 === "transient"))
                    return validate64.errors = [{ instancePath: instancePath + "/cause", schemaPath: "#/properties/cause/enum", keyword: "enum", params: { allowedValues: schema135.properties.cause.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.retry !== void 0) {
                    let data4 = data.retry, _errs11 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate64.errors = [{ instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs11 && typeof data4 == "number" && isFinite(data4) && (data4 < 1 || isNaN(data4)))
                      return validate64.errors = [{ instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.wait_ms !== void 0) {
                      let data5 = data.wait_ms, _errs13 = errors;
                      if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5)))
                        return validate64.errors = [{ instancePath: instancePath + "/wait_ms", schemaPath: "#/properties/wait_ms/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs13 && typeof data5 == "number" && isFinite(data5) && (data5 < 0 || isNaN(data5)))
                        return validate64.errors = [{ instancePath: instancePath + "/wait_ms", schemaPath: "#/properties/wait_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      var valid0 = _errs13 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate64.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate64.errors = vErrors, errors === 0;
}
validate64.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind31 = validate65;
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.sha256 === void 0 && (missing0 = "sha256") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate66.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "sha256" || key0 === "bytes" || key0 === "truncated" || key0 === "dropped_bytes")) {
            return validate66.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.sha256 !== void 0) {
            let data0 = data.sha256, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate66.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
              } else
                return validate66.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.bytes !== void 0) {
              let data1 = data.bytes, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate66.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate66.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.truncated !== void 0) {
                let _errs7 = errors;
                if (typeof data.truncated != "boolean")
                  return validate66.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.dropped_bytes !== void 0) {
                  let data3 = data.dropped_bytes, _errs9 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate66.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate66.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate66.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate66.errors = vErrors, errors === 0;
}
validate66.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate65.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.attempt === void 0 && (missing0 = "attempt") || data.iteration === void 0 && (missing0 = "iteration") || data.role === void 0 && (missing0 = "role") || data.agent === void 0 && (missing0 = "agent") || data.command === void 0 && (missing0 = "command") || data.prompt === void 0 && (missing0 = "prompt"))
        return validate65.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "attempt" || key0 === "iteration" || key0 === "role" || key0 === "agent" || key0 === "command" || key0 === "prompt")) {
            return validate65.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.attempt !== void 0) {
            let data0 = data.attempt, _errs2 = errors, _errs3 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate65.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs3 && typeof data0 == "number" && isFinite(data0) && (data0 < 1 || isNaN(data0)))
              return validate65.errors = [{ instancePath: instancePath + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.iteration !== void 0) {
              let data1 = data.iteration, _errs5 = errors, _errs6 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate65.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs6 && typeof data1 == "number" && isFinite(data1) && (data1 < 1 || isNaN(data1)))
                return validate65.errors = [{ instancePath: instancePath + "/iteration", schemaPath: "definitions.schema.json#/$defs/iteration/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.role !== void 0) {
                let data2 = data.role, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data2 == "string") {
                    if (func2(data2) < 1)
                      return validate65.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate65.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.agent !== void 0) {
                  let data3 = data.agent, _errs10 = errors;
                  if (errors === _errs10)
                    if (typeof data3 == "string") {
                      if (func2(data3) < 1)
                        return validate65.errors = [{ instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate65.errors = [{ instancePath: instancePath + "/agent", schemaPath: "#/properties/agent/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.command !== void 0) {
                    let data4 = data.command, _errs12 = errors;
                    if (errors === _errs12)
                      if (Array.isArray(data4)) {
                        var valid3 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs14 = errors;
                          if (typeof data4[i0] != "string")
                            return validate65.errors = [{ instancePath: instancePath + "/command/" + i0, schemaPath: "#/properties/command/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid3 = _errs14 === errors;
                          if (!valid3)
                            break;
                        }
                      } else
                        return validate65.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.prompt !== void 0) {
                      let _errs16 = errors;
                      validate66(data.prompt, { instancePath: instancePath + "/prompt", parentData: data, parentDataProperty: "prompt", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors), errors = vErrors.length);
                      var valid0 = _errs16 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate65.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate65.errors = vErrors, errors === 0;
}
validate65.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind32 = validate68, schema143 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/run.ended.schema.json", type: "object", additionalProperties: !1, required: ["outcome", "reason"], properties: { outcome: { enum: ["accepted-candidate", "no-candidate", "held", "blocked", "budget-exhausted", "stalled", "agent-failed", "environment-failed", "interrupted"] }, reason: { type: "string" } } };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.outcome === void 0 && (missing0 = "outcome") || data.reason === void 0 && (missing0 = "reason"))
        return validate68.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "outcome" || key0 === "reason")) {
            return validate68.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.outcome !== void 0) {
            let data0 = data.outcome, _errs2 = errors;
            if (!(data0 === "accepted-candidate" || data0 === "no-candidate" || data0 === "held" || data0 === "blocked" || data0 === "budget-exhausted" || data0 === "stalled" || data0 === "agent-failed" || data0 === "environment-failed" || data0 === "interrupted"))
              return validate68.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema143.properties.outcome.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.reason !== void 0) {
              let _errs3 = errors;
              if (typeof data.reason != "string")
                return validate68.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate68.errors = vErrors, errors === 0;
}
validate68.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind33 = validate69;
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.reason === void 0 && (missing0 = "reason"))
        return validate69.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "reason") {
            return validate69.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.reason !== void 0 && typeof data.reason != "string")
          return validate69.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
      }
    } else
      return validate69.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate69.errors = vErrors, errors === 0;
}
validate69.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind34 = validate70;
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.by === void 0 && (missing0 = "by") || data.redone === void 0 && (missing0 = "redone") || data.tool_version === void 0 && (missing0 = "tool_version") || data.sandbox === void 0 && (missing0 = "sandbox"))
        return validate70.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "by" || key0 === "redone" || key0 === "tool_version" || key0 === "sandbox")) {
            return validate70.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.by !== void 0) {
            let data0 = data.by, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func2(data0) < 1)
                  return validate70.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate70.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.redone !== void 0) {
              let data1 = data.redone, _errs4 = errors;
              if (errors === _errs4)
                if (Array.isArray(data1)) {
                  var valid1 = !0;
                  let len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let _errs6 = errors;
                    if (typeof data1[i0] != "string")
                      return validate70.errors = [{ instancePath: instancePath + "/redone/" + i0, schemaPath: "#/properties/redone/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid1 = _errs6 === errors;
                    if (!valid1)
                      break;
                  }
                } else
                  return validate70.errors = [{ instancePath: instancePath + "/redone", schemaPath: "#/properties/redone/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tool_version !== void 0) {
                let data3 = data.tool_version, _errs8 = errors;
                if (errors === _errs8)
                  if (typeof data3 == "string") {
                    if (func2(data3) < 1)
                      return validate70.errors = [{ instancePath: instancePath + "/tool_version", schemaPath: "#/properties/tool_version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate70.errors = [{ instancePath: instancePath + "/tool_version", schemaPath: "#/properties/tool_version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.sandbox !== void 0) {
                  let data4 = data.sandbox, _errs10 = errors;
                  if (errors === _errs10)
                    if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                      let missing1;
                      if (data4.engine === void 0 && (missing1 = "engine") || data4.version === void 0 && (missing1 = "version"))
                        return validate70.errors = [{ instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                      {
                        let _errs12 = errors;
                        for (let key1 in data4)
                          if (!(key1 === "engine" || key1 === "version")) {
                            return validate70.errors = [{ instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                            break;
                          }
                        if (_errs12 === errors) {
                          if (data4.engine !== void 0) {
                            let data5 = data4.engine, _errs13 = errors;
                            if (errors === _errs13)
                              if (typeof data5 == "string") {
                                if (func2(data5) < 1)
                                  return validate70.errors = [{ instancePath: instancePath + "/sandbox/engine", schemaPath: "#/properties/sandbox/properties/engine/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                              } else
                                return validate70.errors = [{ instancePath: instancePath + "/sandbox/engine", schemaPath: "#/properties/sandbox/properties/engine/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                            var valid2 = _errs13 === errors;
                          } else
                            var valid2 = !0;
                          if (valid2)
                            if (data4.version !== void 0) {
                              let data6 = data4.version, _errs15 = errors;
                              if (errors === _errs15)
                                if (typeof data6 == "string") {
                                  if (func2(data6) < 1)
                                    return validate70.errors = [{ instancePath: instancePath + "/sandbox/version", schemaPath: "#/properties/sandbox/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                } else
                                  return validate70.errors = [{ instancePath: instancePath + "/sandbox/version", schemaPath: "#/properties/sandbox/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                              var valid2 = _errs15 === errors;
                            } else
                              var valid2 = !0;
                        }
                      }
                    } else
                      return validate70.errors = [{ instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate70.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate70.errors = vErrors, errors === 0;
}
validate70.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind35 = validate71, schema146 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/run.started.schema.json", type: "object", additionalProperties: !1, required: ["run_id", "preset", "objective", "project_dir", "work_dir", "created_at", "backend", "trigger", "parent_run_id", "order", "order_digest", "base_commit", "base_tree", "policy_sha256", "tool_version", "policy", "order_document", "preset_files", "object_format", "attempts", "sandbox"], properties: { run_id: { type: "string", minLength: 1 }, preset: { type: "string", minLength: 1 }, preset_files: { $ref: "definitions.schema.json#/$defs/blob" }, objective: { type: "string" }, project_dir: { type: "string", minLength: 1 }, work_dir: { type: "string", minLength: 1 }, created_at: { $ref: "definitions.schema.json#/$defs/time" }, backend: { type: "string", minLength: 1 }, trigger: { enum: ["cli", "hook", "watch", "chain", "mcp", "branch"] }, parent_run_id: { type: ["string", "null"] }, order: { type: "string", minLength: 1 }, order_digest: { $ref: "definitions.schema.json#/$defs/sha256" }, base_commit: { $ref: "definitions.schema.json#/$defs/object_id" }, base_tree: { $ref: "definitions.schema.json#/$defs/object_id" }, policy_sha256: { $ref: "definitions.schema.json#/$defs/sha256" }, tool_version: { type: "string", minLength: 1 }, policy: { $ref: "definitions.schema.json#/$defs/blob" }, order_document: { $ref: "definitions.schema.json#/$defs/blob" }, object_format: { enum: ["sha1", "sha256"] }, attempts: { type: "array", items: { type: "object", additionalProperties: !1, required: ["attempt", "agent", "branch", "worktree"], properties: { attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, agent: { type: "string", minLength: 1 }, branch: { type: "string", minLength: 1 }, worktree: { type: "string", minLength: 1 } } }, minItems: 1 }, sandbox: { type: "object", additionalProperties: !1, required: ["engine", "version", "unenforced", "probe"], properties: { engine: { type: "string", minLength: 1 }, version: { type: "string" }, unenforced: { type: "array", items: { type: "string" } }, probe: { type: "array", items: { type: "object", additionalProperties: !1, required: ["name", "held"], properties: { name: { type: "string", minLength: 1 }, held: { type: "boolean" } } } }, image: { anyOf: [{ type: "object", additionalProperties: !1, required: ["name", "id"], properties: { name: { type: "string", minLength: 1 }, id: { type: "string", minLength: 1 } } }, { type: "null" }] } } }, limits: { type: "object", additionalProperties: !1, properties: { cpus: { type: "number", exclusiveMinimum: 0 }, memory: { type: "string", minLength: 1 }, pids: { type: "integer", minimum: 1 }, open_files: { type: "integer", minimum: 16 }, file_size: { type: "string", minLength: 1 }, tmp: { type: "string", minLength: 1 }, minutes: { type: "number", exclusiveMinimum: 0 }, disk: { type: "string", minLength: 1 }, output: { type: "string", minLength: 1 } }, required: ["cpus", "memory", "pids", "open_files", "file_size", "tmp", "minutes", "disk", "output"] }, continues: { type: "object", additionalProperties: !1, required: ["run_id", "attempt", "tree"], properties: { run_id: { type: "string", minLength: 1 }, attempt: { $ref: "definitions.schema.json#/$defs/attempt" }, tree: { $ref: "definitions.schema.json#/$defs/object_id" } } }, earlier_report: { $ref: "definitions.schema.json#/$defs/blob" }, chain: { type: "object", additionalProperties: !1, required: ["name", "step", "of", "depth"], properties: { name: { type: "string", minLength: 1 }, step: { type: "integer", minimum: 1 }, of: { type: "integer", minimum: 1 }, depth: { type: "integer", minimum: 1 }, minutes: { type: "number", exclusiveMinimum: 0 } } }, extension: { type: "string", minLength: 1 }, prep: { $ref: "definitions.schema.json#/$defs/blob" } } };
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.sha256 === void 0 && (missing0 = "sha256") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate72.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "sha256" || key0 === "bytes" || key0 === "truncated" || key0 === "dropped_bytes")) {
            return validate72.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.sha256 !== void 0) {
            let data0 = data.sha256, _errs2 = errors;
            if (errors === errors)
              if (typeof data0 == "string") {
                if (!pattern8.test(data0))
                  return validate72.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
              } else
                return validate72.errors = [{ instancePath: instancePath + "/sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.bytes !== void 0) {
              let data1 = data.bytes, _errs5 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate72.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs5 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate72.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.truncated !== void 0) {
                let _errs7 = errors;
                if (typeof data.truncated != "boolean")
                  return validate72.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.dropped_bytes !== void 0) {
                  let data3 = data.dropped_bytes, _errs9 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate72.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs9 && typeof data3 == "number" && isFinite(data3) && (data3 < 1 || isNaN(data3)))
                    return validate72.errors = [{ instancePath: instancePath + "/dropped_bytes", schemaPath: "#/properties/dropped_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate72.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate72.errors = vErrors, errors === 0;
}
validate72.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern27 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$", "u");
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.run_id === void 0 && (missing0 = "run_id") || data.preset === void 0 && (missing0 = "preset") || data.objective === void 0 && (missing0 = "objective") || data.project_dir === void 0 && (missing0 = "project_dir") || data.work_dir === void 0 && (missing0 = "work_dir") || data.created_at === void 0 && (missing0 = "created_at") || data.backend === void 0 && (missing0 = "backend") || data.trigger === void 0 && (missing0 = "trigger") || data.parent_run_id === void 0 && (missing0 = "parent_run_id") || data.order === void 0 && (missing0 = "order") || data.order_digest === void 0 && (missing0 = "order_digest") || data.base_commit === void 0 && (missing0 = "base_commit") || data.base_tree === void 0 && (missing0 = "base_tree") || data.policy_sha256 === void 0 && (missing0 = "policy_sha256") || data.tool_version === void 0 && (missing0 = "tool_version") || data.policy === void 0 && (missing0 = "policy") || data.order_document === void 0 && (missing0 = "order_document") || data.preset_files === void 0 && (missing0 = "preset_files") || data.object_format === void 0 && (missing0 = "object_format") || data.attempts === void 0 && (missing0 = "attempts") || data.sandbox === void 0 && (missing0 = "sandbox"))
        return validate71.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!func1.call(schema146.properties, key0)) {
            return validate71.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.run_id !== void 0) {
            let data0 = data.run_id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func2(data0) < 1)
                  return validate71.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate71.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.preset !== void 0) {
              let data1 = data.preset, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func2(data1) < 1)
                    return validate71.errors = [{ instancePath: instancePath + "/preset", schemaPath: "#/properties/preset/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate71.errors = [{ instancePath: instancePath + "/preset", schemaPath: "#/properties/preset/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.preset_files !== void 0) {
                let _errs6 = errors;
                validate72(data.preset_files, { instancePath: instancePath + "/preset_files", parentData: data, parentDataProperty: "preset_files", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.objective !== void 0) {
                  let _errs7 = errors;
                  if (typeof data.objective != "string")
                    return validate71.errors = [{ instancePath: instancePath + "/objective", schemaPath: "#/properties/objective/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.project_dir !== void 0) {
                    let data4 = data.project_dir, _errs9 = errors;
                    if (errors === _errs9)
                      if (typeof data4 == "string") {
                        if (func2(data4) < 1)
                          return validate71.errors = [{ instancePath: instancePath + "/project_dir", schemaPath: "#/properties/project_dir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                      } else
                        return validate71.errors = [{ instancePath: instancePath + "/project_dir", schemaPath: "#/properties/project_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.work_dir !== void 0) {
                      let data5 = data.work_dir, _errs11 = errors;
                      if (errors === _errs11)
                        if (typeof data5 == "string") {
                          if (func2(data5) < 1)
                            return validate71.errors = [{ instancePath: instancePath + "/work_dir", schemaPath: "#/properties/work_dir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                        } else
                          return validate71.errors = [{ instancePath: instancePath + "/work_dir", schemaPath: "#/properties/work_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.created_at !== void 0) {
                        let data6 = data.created_at, _errs13 = errors;
                        if (errors === errors)
                          if (typeof data6 == "string") {
                            if (!pattern27.test(data6))
                              return validate71.errors = [{ instancePath: instancePath + "/created_at", schemaPath: "definitions.schema.json#/$defs/time/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$"' }], !1;
                          } else
                            return validate71.errors = [{ instancePath: instancePath + "/created_at", schemaPath: "definitions.schema.json#/$defs/time/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid0 = _errs13 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.backend !== void 0) {
                          let data7 = data.backend, _errs16 = errors;
                          if (errors === _errs16)
                            if (typeof data7 == "string") {
                              if (func2(data7) < 1)
                                return validate71.errors = [{ instancePath: instancePath + "/backend", schemaPath: "#/properties/backend/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                            } else
                              return validate71.errors = [{ instancePath: instancePath + "/backend", schemaPath: "#/properties/backend/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid0 = _errs16 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.trigger !== void 0) {
                            let data8 = data.trigger, _errs18 = errors;
                            if (!(data8 === "cli" || data8 === "hook" || data8 === "watch" || data8 === "chain" || data8 === "mcp" || data8 === "branch"))
                              return validate71.errors = [{ instancePath: instancePath + "/trigger", schemaPath: "#/properties/trigger/enum", keyword: "enum", params: { allowedValues: schema146.properties.trigger.enum }, message: "must be equal to one of the allowed values" }], !1;
                            var valid0 = _errs18 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.parent_run_id !== void 0) {
                              let data9 = data.parent_run_id, _errs19 = errors;
                              if (typeof data9 != "string" && data9 !== null)
                                return validate71.errors = [{ instancePath: instancePath + "/parent_run_id", schemaPath: "#/properties/parent_run_id/type", keyword: "type", params: { type: schema146.properties.parent_run_id.type }, message: "must be string,null" }], !1;
                              var valid0 = _errs19 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.order !== void 0) {
                                let data10 = data.order, _errs21 = errors;
                                if (errors === _errs21)
                                  if (typeof data10 == "string") {
                                    if (func2(data10) < 1)
                                      return validate71.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                  } else
                                    return validate71.errors = [{ instancePath: instancePath + "/order", schemaPath: "#/properties/order/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                var valid0 = _errs21 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.order_digest !== void 0) {
                                  let data11 = data.order_digest, _errs23 = errors;
                                  if (errors === errors)
                                    if (typeof data11 == "string") {
                                      if (!pattern8.test(data11))
                                        return validate71.errors = [{ instancePath: instancePath + "/order_digest", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
                                    } else
                                      return validate71.errors = [{ instancePath: instancePath + "/order_digest", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                  var valid0 = _errs23 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.base_commit !== void 0) {
                                    let data12 = data.base_commit, _errs26 = errors;
                                    if (errors === errors)
                                      if (typeof data12 == "string") {
                                        if (!pattern4.test(data12))
                                          return validate71.errors = [{ instancePath: instancePath + "/base_commit", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                                      } else
                                        return validate71.errors = [{ instancePath: instancePath + "/base_commit", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                    var valid0 = _errs26 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.base_tree !== void 0) {
                                      let data13 = data.base_tree, _errs29 = errors;
                                      if (errors === errors)
                                        if (typeof data13 == "string") {
                                          if (!pattern4.test(data13))
                                            return validate71.errors = [{ instancePath: instancePath + "/base_tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                                        } else
                                          return validate71.errors = [{ instancePath: instancePath + "/base_tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                      var valid0 = _errs29 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.policy_sha256 !== void 0) {
                                        let data14 = data.policy_sha256, _errs32 = errors;
                                        if (errors === errors)
                                          if (typeof data14 == "string") {
                                            if (!pattern8.test(data14))
                                              return validate71.errors = [{ instancePath: instancePath + "/policy_sha256", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
                                          } else
                                            return validate71.errors = [{ instancePath: instancePath + "/policy_sha256", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                        var valid0 = _errs32 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.tool_version !== void 0) {
                                          let data15 = data.tool_version, _errs35 = errors;
                                          if (errors === _errs35)
                                            if (typeof data15 == "string") {
                                              if (func2(data15) < 1)
                                                return validate71.errors = [{ instancePath: instancePath + "/tool_version", schemaPath: "#/properties/tool_version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                            } else
                                              return validate71.errors = [{ instancePath: instancePath + "/tool_version", schemaPath: "#/properties/tool_version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                          var valid0 = _errs35 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.policy !== void 0) {
                                            let _errs37 = errors;
                                            validate72(data.policy, { instancePath: instancePath + "/policy", parentData: data, parentDataProperty: "policy", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors), errors = vErrors.length);
                                            var valid0 = _errs37 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.order_document !== void 0) {
                                              let _errs38 = errors;
                                              validate72(data.order_document, { instancePath: instancePath + "/order_document", parentData: data, parentDataProperty: "order_document", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors), errors = vErrors.length);
                                              var valid0 = _errs38 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.object_format !== void 0) {
                                                let data18 = data.object_format, _errs39 = errors;
                                                if (!(data18 === "sha1" || data18 === "sha256"))
                                                  return validate71.errors = [{ instancePath: instancePath + "/object_format", schemaPath: "#/properties/object_format/enum", keyword: "enum", params: { allowedValues: schema146.properties.object_format.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                var valid0 = _errs39 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0) {
                                                if (data.attempts !== void 0) {
                                                  let data19 = data.attempts, _errs40 = errors;
                                                  if (errors === _errs40)
                                                    if (Array.isArray(data19)) {
                                                      if (data19.length < 1)
                                                        return validate71.errors = [{ instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                                                      {
                                                        var valid6 = !0;
                                                        let len0 = data19.length;
                                                        for (let i0 = 0; i0 < len0; i0++) {
                                                          let data20 = data19[i0], _errs42 = errors;
                                                          if (errors === _errs42)
                                                            if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
                                                              let missing1;
                                                              if (data20.attempt === void 0 && (missing1 = "attempt") || data20.agent === void 0 && (missing1 = "agent") || data20.branch === void 0 && (missing1 = "branch") || data20.worktree === void 0 && (missing1 = "worktree"))
                                                                return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0, schemaPath: "#/properties/attempts/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
                                                              {
                                                                let _errs44 = errors;
                                                                for (let key1 in data20)
                                                                  if (!(key1 === "attempt" || key1 === "agent" || key1 === "branch" || key1 === "worktree")) {
                                                                    return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0, schemaPath: "#/properties/attempts/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }], !1;
                                                                    break;
                                                                  }
                                                                if (_errs44 === errors) {
                                                                  if (data20.attempt !== void 0) {
                                                                    let data21 = data20.attempt, _errs45 = errors, _errs46 = errors;
                                                                    if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21)))
                                                                      return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                                    if (errors === _errs46 && typeof data21 == "number" && isFinite(data21) && (data21 < 1 || isNaN(data21)))
                                                                      return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                                                    var valid7 = _errs45 === errors;
                                                                  } else
                                                                    var valid7 = !0;
                                                                  if (valid7) {
                                                                    if (data20.agent !== void 0) {
                                                                      let data22 = data20.agent, _errs48 = errors;
                                                                      if (errors === _errs48)
                                                                        if (typeof data22 == "string") {
                                                                          if (func2(data22) < 1)
                                                                            return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/agent", schemaPath: "#/properties/attempts/items/properties/agent/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                        } else
                                                                          return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/agent", schemaPath: "#/properties/attempts/items/properties/agent/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                      var valid7 = _errs48 === errors;
                                                                    } else
                                                                      var valid7 = !0;
                                                                    if (valid7) {
                                                                      if (data20.branch !== void 0) {
                                                                        let data23 = data20.branch, _errs50 = errors;
                                                                        if (errors === _errs50)
                                                                          if (typeof data23 == "string") {
                                                                            if (func2(data23) < 1)
                                                                              return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/branch", schemaPath: "#/properties/attempts/items/properties/branch/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                          } else
                                                                            return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/branch", schemaPath: "#/properties/attempts/items/properties/branch/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                        var valid7 = _errs50 === errors;
                                                                      } else
                                                                        var valid7 = !0;
                                                                      if (valid7)
                                                                        if (data20.worktree !== void 0) {
                                                                          let data24 = data20.worktree, _errs52 = errors;
                                                                          if (errors === _errs52)
                                                                            if (typeof data24 == "string") {
                                                                              if (func2(data24) < 1)
                                                                                return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/worktree", schemaPath: "#/properties/attempts/items/properties/worktree/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                            } else
                                                                              return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0 + "/worktree", schemaPath: "#/properties/attempts/items/properties/worktree/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                          var valid7 = _errs52 === errors;
                                                                        } else
                                                                          var valid7 = !0;
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            } else
                                                              return validate71.errors = [{ instancePath: instancePath + "/attempts/" + i0, schemaPath: "#/properties/attempts/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                          var valid6 = _errs42 === errors;
                                                          if (!valid6)
                                                            break;
                                                        }
                                                      }
                                                    } else
                                                      return validate71.errors = [{ instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                  var valid0 = _errs40 === errors;
                                                } else
                                                  var valid0 = !0;
                                                if (valid0) {
                                                  if (data.sandbox !== void 0) {
                                                    let data25 = data.sandbox, _errs54 = errors;
                                                    if (errors === _errs54)
                                                      if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                                                        let missing2;
                                                        if (data25.engine === void 0 && (missing2 = "engine") || data25.version === void 0 && (missing2 = "version") || data25.unenforced === void 0 && (missing2 = "unenforced") || data25.probe === void 0 && (missing2 = "probe"))
                                                          return validate71.errors = [{ instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }], !1;
                                                        {
                                                          let _errs56 = errors;
                                                          for (let key2 in data25)
                                                            if (!(key2 === "engine" || key2 === "version" || key2 === "unenforced" || key2 === "probe" || key2 === "image")) {
                                                              return validate71.errors = [{ instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }], !1;
                                                              break;
                                                            }
                                                          if (_errs56 === errors) {
                                                            if (data25.engine !== void 0) {
                                                              let data26 = data25.engine, _errs57 = errors;
                                                              if (errors === _errs57)
                                                                if (typeof data26 == "string") {
                                                                  if (func2(data26) < 1)
                                                                    return validate71.errors = [{ instancePath: instancePath + "/sandbox/engine", schemaPath: "#/properties/sandbox/properties/engine/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                } else
                                                                  return validate71.errors = [{ instancePath: instancePath + "/sandbox/engine", schemaPath: "#/properties/sandbox/properties/engine/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                              var valid9 = _errs57 === errors;
                                                            } else
                                                              var valid9 = !0;
                                                            if (valid9) {
                                                              if (data25.version !== void 0) {
                                                                let _errs59 = errors;
                                                                if (typeof data25.version != "string")
                                                                  return validate71.errors = [{ instancePath: instancePath + "/sandbox/version", schemaPath: "#/properties/sandbox/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                var valid9 = _errs59 === errors;
                                                              } else
                                                                var valid9 = !0;
                                                              if (valid9) {
                                                                if (data25.unenforced !== void 0) {
                                                                  let data28 = data25.unenforced, _errs61 = errors;
                                                                  if (errors === _errs61)
                                                                    if (Array.isArray(data28)) {
                                                                      var valid10 = !0;
                                                                      let len1 = data28.length;
                                                                      for (let i1 = 0; i1 < len1; i1++) {
                                                                        let _errs63 = errors;
                                                                        if (typeof data28[i1] != "string")
                                                                          return validate71.errors = [{ instancePath: instancePath + "/sandbox/unenforced/" + i1, schemaPath: "#/properties/sandbox/properties/unenforced/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                        var valid10 = _errs63 === errors;
                                                                        if (!valid10)
                                                                          break;
                                                                      }
                                                                    } else
                                                                      return validate71.errors = [{ instancePath: instancePath + "/sandbox/unenforced", schemaPath: "#/properties/sandbox/properties/unenforced/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                                  var valid9 = _errs61 === errors;
                                                                } else
                                                                  var valid9 = !0;
                                                                if (valid9) {
                                                                  if (data25.probe !== void 0) {
                                                                    let data30 = data25.probe, _errs65 = errors;
                                                                    if (errors === _errs65)
                                                                      if (Array.isArray(data30)) {
                                                                        var valid11 = !0;
                                                                        let len2 = data30.length;
                                                                        for (let i2 = 0; i2 < len2; i2++) {
                                                                          let data31 = data30[i2], _errs67 = errors;
                                                                          if (errors === _errs67)
                                                                            if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
                                                                              let missing3;
                                                                              if (data31.name === void 0 && (missing3 = "name") || data31.held === void 0 && (missing3 = "held"))
                                                                                return validate71.errors = [{ instancePath: instancePath + "/sandbox/probe/" + i2, schemaPath: "#/properties/sandbox/properties/probe/items/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }], !1;
                                                                              {
                                                                                let _errs69 = errors;
                                                                                for (let key3 in data31)
                                                                                  if (!(key3 === "name" || key3 === "held")) {
                                                                                    return validate71.errors = [{ instancePath: instancePath + "/sandbox/probe/" + i2, schemaPath: "#/properties/sandbox/properties/probe/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }], !1;
                                                                                    break;
                                                                                  }
                                                                                if (_errs69 === errors) {
                                                                                  if (data31.name !== void 0) {
                                                                                    let data32 = data31.name, _errs70 = errors;
                                                                                    if (errors === _errs70)
                                                                                      if (typeof data32 == "string") {
                                                                                        if (func2(data32) < 1)
                                                                                          return validate71.errors = [{ instancePath: instancePath + "/sandbox/probe/" + i2 + "/name", schemaPath: "#/properties/sandbox/properties/probe/items/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                                      } else
                                                                                        return validate71.errors = [{ instancePath: instancePath + "/sandbox/probe/" + i2 + "/name", schemaPath: "#/properties/sandbox/properties/probe/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                                    var valid12 = _errs70 === errors;
                                                                                  } else
                                                                                    var valid12 = !0;
                                                                                  if (valid12)
                                                                                    if (data31.held !== void 0) {
                                                                                      let _errs72 = errors;
                                                                                      if (typeof data31.held != "boolean")
                                                                                        return validate71.errors = [{ instancePath: instancePath + "/sandbox/probe/" + i2 + "/held", schemaPath: "#/properties/sandbox/properties/probe/items/properties/held/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                                                                      var valid12 = _errs72 === errors;
                                                                                    } else
                                                                                      var valid12 = !0;
                                                                                }
                                                                              }
                                                                            } else
                                                                              return validate71.errors = [{ instancePath: instancePath + "/sandbox/probe/" + i2, schemaPath: "#/properties/sandbox/properties/probe/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                                          var valid11 = _errs67 === errors;
                                                                          if (!valid11)
                                                                            break;
                                                                        }
                                                                      } else
                                                                        return validate71.errors = [{ instancePath: instancePath + "/sandbox/probe", schemaPath: "#/properties/sandbox/properties/probe/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                                                    var valid9 = _errs65 === errors;
                                                                  } else
                                                                    var valid9 = !0;
                                                                  if (valid9)
                                                                    if (data25.image !== void 0) {
                                                                      let data34 = data25.image, _errs74 = errors, _errs75 = errors, valid13 = !1, _errs76 = errors;
                                                                      if (errors === _errs76)
                                                                        if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
                                                                          let missing4;
                                                                          if (data34.name === void 0 && (missing4 = "name") || data34.id === void 0 && (missing4 = "id")) {
                                                                            let err0 = { instancePath: instancePath + "/sandbox/image", schemaPath: "#/properties/sandbox/properties/image/anyOf/0/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
                                                                            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                                                                          } else {
                                                                            let _errs78 = errors;
                                                                            for (let key4 in data34)
                                                                              if (!(key4 === "name" || key4 === "id")) {
                                                                                let err1 = { instancePath: instancePath + "/sandbox/image", schemaPath: "#/properties/sandbox/properties/image/anyOf/0/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
                                                                                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                                                                                break;
                                                                              }
                                                                            if (_errs78 === errors) {
                                                                              if (data34.name !== void 0) {
                                                                                let data35 = data34.name, _errs79 = errors;
                                                                                if (errors === _errs79)
                                                                                  if (typeof data35 == "string") {
                                                                                    if (func2(data35) < 1) {
                                                                                      let err2 = { instancePath: instancePath + "/sandbox/image/name", schemaPath: "#/properties/sandbox/properties/image/anyOf/0/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                                                      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                                                                    }
                                                                                  } else {
                                                                                    let err3 = { instancePath: instancePath + "/sandbox/image/name", schemaPath: "#/properties/sandbox/properties/image/anyOf/0/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                                    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                                                                                  }
                                                                                var valid14 = _errs79 === errors;
                                                                              } else
                                                                                var valid14 = !0;
                                                                              if (valid14)
                                                                                if (data34.id !== void 0) {
                                                                                  let data36 = data34.id, _errs81 = errors;
                                                                                  if (errors === _errs81)
                                                                                    if (typeof data36 == "string") {
                                                                                      if (func2(data36) < 1) {
                                                                                        let err4 = { instancePath: instancePath + "/sandbox/image/id", schemaPath: "#/properties/sandbox/properties/image/anyOf/0/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                                                        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                                                                                      }
                                                                                    } else {
                                                                                      let err5 = { instancePath: instancePath + "/sandbox/image/id", schemaPath: "#/properties/sandbox/properties/image/anyOf/0/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                                      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                                                                                    }
                                                                                  var valid14 = _errs81 === errors;
                                                                                } else
                                                                                  var valid14 = !0;
                                                                            }
                                                                          }
                                                                        } else {
                                                                          let err6 = { instancePath: instancePath + "/sandbox/image", schemaPath: "#/properties/sandbox/properties/image/anyOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                                                          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                                                                        }
                                                                      var _valid0 = _errs76 === errors;
                                                                      valid13 = valid13 || _valid0;
                                                                      let _errs83 = errors;
                                                                      if (data34 !== null) {
                                                                        let err7 = { instancePath: instancePath + "/sandbox/image", schemaPath: "#/properties/sandbox/properties/image/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                                        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                                                                      }
                                                                      var _valid0 = _errs83 === errors;
                                                                      if (valid13 = valid13 || _valid0, valid13)
                                                                        errors = _errs75, vErrors !== null && (_errs75 ? vErrors.length = _errs75 : vErrors = null);
                                                                      else {
                                                                        let err8 = { instancePath: instancePath + "/sandbox/image", schemaPath: "#/properties/sandbox/properties/image/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                                                        return vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++, validate71.errors = vErrors, !1;
                                                                      }
                                                                      var valid9 = _errs74 === errors;
                                                                    } else
                                                                      var valid9 = !0;
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      } else
                                                        return validate71.errors = [{ instancePath: instancePath + "/sandbox", schemaPath: "#/properties/sandbox/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                    var valid0 = _errs54 === errors;
                                                  } else
                                                    var valid0 = !0;
                                                  if (valid0) {
                                                    if (data.limits !== void 0) {
                                                      let data37 = data.limits, _errs85 = errors;
                                                      if (errors === _errs85)
                                                        if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
                                                          let missing5;
                                                          if (data37.cpus === void 0 && (missing5 = "cpus") || data37.memory === void 0 && (missing5 = "memory") || data37.pids === void 0 && (missing5 = "pids") || data37.open_files === void 0 && (missing5 = "open_files") || data37.file_size === void 0 && (missing5 = "file_size") || data37.tmp === void 0 && (missing5 = "tmp") || data37.minutes === void 0 && (missing5 = "minutes") || data37.disk === void 0 && (missing5 = "disk") || data37.output === void 0 && (missing5 = "output"))
                                                            return validate71.errors = [{ instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" }], !1;
                                                          {
                                                            let _errs87 = errors;
                                                            for (let key5 in data37)
                                                              if (!func1.call(schema146.properties.limits.properties, key5)) {
                                                                return validate71.errors = [{ instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" }], !1;
                                                                break;
                                                              }
                                                            if (_errs87 === errors) {
                                                              if (data37.cpus !== void 0) {
                                                                let data38 = data37.cpus, _errs88 = errors;
                                                                if (errors === _errs88)
                                                                  if (typeof data38 == "number" && isFinite(data38)) {
                                                                    if (data38 <= 0 || isNaN(data38))
                                                                      return validate71.errors = [{ instancePath: instancePath + "/limits/cpus", schemaPath: "#/properties/limits/properties/cpus/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" }], !1;
                                                                  } else
                                                                    return validate71.errors = [{ instancePath: instancePath + "/limits/cpus", schemaPath: "#/properties/limits/properties/cpus/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                                var valid15 = _errs88 === errors;
                                                              } else
                                                                var valid15 = !0;
                                                              if (valid15) {
                                                                if (data37.memory !== void 0) {
                                                                  let data39 = data37.memory, _errs90 = errors;
                                                                  if (errors === _errs90)
                                                                    if (typeof data39 == "string") {
                                                                      if (func2(data39) < 1)
                                                                        return validate71.errors = [{ instancePath: instancePath + "/limits/memory", schemaPath: "#/properties/limits/properties/memory/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                    } else
                                                                      return validate71.errors = [{ instancePath: instancePath + "/limits/memory", schemaPath: "#/properties/limits/properties/memory/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                  var valid15 = _errs90 === errors;
                                                                } else
                                                                  var valid15 = !0;
                                                                if (valid15) {
                                                                  if (data37.pids !== void 0) {
                                                                    let data40 = data37.pids, _errs92 = errors;
                                                                    if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40)))
                                                                      return validate71.errors = [{ instancePath: instancePath + "/limits/pids", schemaPath: "#/properties/limits/properties/pids/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                                    if (errors === _errs92 && typeof data40 == "number" && isFinite(data40) && (data40 < 1 || isNaN(data40)))
                                                                      return validate71.errors = [{ instancePath: instancePath + "/limits/pids", schemaPath: "#/properties/limits/properties/pids/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                                                    var valid15 = _errs92 === errors;
                                                                  } else
                                                                    var valid15 = !0;
                                                                  if (valid15) {
                                                                    if (data37.open_files !== void 0) {
                                                                      let data41 = data37.open_files, _errs94 = errors;
                                                                      if (!(typeof data41 == "number" && !(data41 % 1) && !isNaN(data41) && isFinite(data41)))
                                                                        return validate71.errors = [{ instancePath: instancePath + "/limits/open_files", schemaPath: "#/properties/limits/properties/open_files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                                      if (errors === _errs94 && typeof data41 == "number" && isFinite(data41) && (data41 < 16 || isNaN(data41)))
                                                                        return validate71.errors = [{ instancePath: instancePath + "/limits/open_files", schemaPath: "#/properties/limits/properties/open_files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 16 }, message: "must be >= 16" }], !1;
                                                                      var valid15 = _errs94 === errors;
                                                                    } else
                                                                      var valid15 = !0;
                                                                    if (valid15) {
                                                                      if (data37.file_size !== void 0) {
                                                                        let data42 = data37.file_size, _errs96 = errors;
                                                                        if (errors === _errs96)
                                                                          if (typeof data42 == "string") {
                                                                            if (func2(data42) < 1)
                                                                              return validate71.errors = [{ instancePath: instancePath + "/limits/file_size", schemaPath: "#/properties/limits/properties/file_size/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                          } else
                                                                            return validate71.errors = [{ instancePath: instancePath + "/limits/file_size", schemaPath: "#/properties/limits/properties/file_size/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                        var valid15 = _errs96 === errors;
                                                                      } else
                                                                        var valid15 = !0;
                                                                      if (valid15) {
                                                                        if (data37.tmp !== void 0) {
                                                                          let data43 = data37.tmp, _errs98 = errors;
                                                                          if (errors === _errs98)
                                                                            if (typeof data43 == "string") {
                                                                              if (func2(data43) < 1)
                                                                                return validate71.errors = [{ instancePath: instancePath + "/limits/tmp", schemaPath: "#/properties/limits/properties/tmp/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                            } else
                                                                              return validate71.errors = [{ instancePath: instancePath + "/limits/tmp", schemaPath: "#/properties/limits/properties/tmp/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                          var valid15 = _errs98 === errors;
                                                                        } else
                                                                          var valid15 = !0;
                                                                        if (valid15) {
                                                                          if (data37.minutes !== void 0) {
                                                                            let data44 = data37.minutes, _errs100 = errors;
                                                                            if (errors === _errs100)
                                                                              if (typeof data44 == "number" && isFinite(data44)) {
                                                                                if (data44 <= 0 || isNaN(data44))
                                                                                  return validate71.errors = [{ instancePath: instancePath + "/limits/minutes", schemaPath: "#/properties/limits/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" }], !1;
                                                                              } else
                                                                                return validate71.errors = [{ instancePath: instancePath + "/limits/minutes", schemaPath: "#/properties/limits/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                                            var valid15 = _errs100 === errors;
                                                                          } else
                                                                            var valid15 = !0;
                                                                          if (valid15) {
                                                                            if (data37.disk !== void 0) {
                                                                              let data45 = data37.disk, _errs102 = errors;
                                                                              if (errors === _errs102)
                                                                                if (typeof data45 == "string") {
                                                                                  if (func2(data45) < 1)
                                                                                    return validate71.errors = [{ instancePath: instancePath + "/limits/disk", schemaPath: "#/properties/limits/properties/disk/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                                } else
                                                                                  return validate71.errors = [{ instancePath: instancePath + "/limits/disk", schemaPath: "#/properties/limits/properties/disk/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                              var valid15 = _errs102 === errors;
                                                                            } else
                                                                              var valid15 = !0;
                                                                            if (valid15)
                                                                              if (data37.output !== void 0) {
                                                                                let data46 = data37.output, _errs104 = errors;
                                                                                if (errors === _errs104)
                                                                                  if (typeof data46 == "string") {
                                                                                    if (func2(data46) < 1)
                                                                                      return validate71.errors = [{ instancePath: instancePath + "/limits/output", schemaPath: "#/properties/limits/properties/output/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                                  } else
                                                                                    return validate71.errors = [{ instancePath: instancePath + "/limits/output", schemaPath: "#/properties/limits/properties/output/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                                var valid15 = _errs104 === errors;
                                                                              } else
                                                                                var valid15 = !0;
                                                                          }
                                                                        }
                                                                      }
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          }
                                                        } else
                                                          return validate71.errors = [{ instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                      var valid0 = _errs85 === errors;
                                                    } else
                                                      var valid0 = !0;
                                                    if (valid0) {
                                                      if (data.continues !== void 0) {
                                                        let data47 = data.continues, _errs106 = errors;
                                                        if (errors === _errs106)
                                                          if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
                                                            let missing6;
                                                            if (data47.run_id === void 0 && (missing6 = "run_id") || data47.attempt === void 0 && (missing6 = "attempt") || data47.tree === void 0 && (missing6 = "tree"))
                                                              return validate71.errors = [{ instancePath: instancePath + "/continues", schemaPath: "#/properties/continues/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" }], !1;
                                                            {
                                                              let _errs108 = errors;
                                                              for (let key6 in data47)
                                                                if (!(key6 === "run_id" || key6 === "attempt" || key6 === "tree")) {
                                                                  return validate71.errors = [{ instancePath: instancePath + "/continues", schemaPath: "#/properties/continues/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" }], !1;
                                                                  break;
                                                                }
                                                              if (_errs108 === errors) {
                                                                if (data47.run_id !== void 0) {
                                                                  let data48 = data47.run_id, _errs109 = errors;
                                                                  if (errors === _errs109)
                                                                    if (typeof data48 == "string") {
                                                                      if (func2(data48) < 1)
                                                                        return validate71.errors = [{ instancePath: instancePath + "/continues/run_id", schemaPath: "#/properties/continues/properties/run_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                    } else
                                                                      return validate71.errors = [{ instancePath: instancePath + "/continues/run_id", schemaPath: "#/properties/continues/properties/run_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                  var valid16 = _errs109 === errors;
                                                                } else
                                                                  var valid16 = !0;
                                                                if (valid16) {
                                                                  if (data47.attempt !== void 0) {
                                                                    let data49 = data47.attempt, _errs111 = errors, _errs112 = errors;
                                                                    if (!(typeof data49 == "number" && !(data49 % 1) && !isNaN(data49) && isFinite(data49)))
                                                                      return validate71.errors = [{ instancePath: instancePath + "/continues/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                                    if (errors === _errs112 && typeof data49 == "number" && isFinite(data49) && (data49 < 1 || isNaN(data49)))
                                                                      return validate71.errors = [{ instancePath: instancePath + "/continues/attempt", schemaPath: "definitions.schema.json#/$defs/attempt/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                                                    var valid16 = _errs111 === errors;
                                                                  } else
                                                                    var valid16 = !0;
                                                                  if (valid16)
                                                                    if (data47.tree !== void 0) {
                                                                      let data50 = data47.tree, _errs114 = errors;
                                                                      if (errors === errors)
                                                                        if (typeof data50 == "string") {
                                                                          if (!pattern4.test(data50))
                                                                            return validate71.errors = [{ instancePath: instancePath + "/continues/tree", schemaPath: "definitions.schema.json#/$defs/object_id/pattern", keyword: "pattern", params: { pattern: "^(?:[0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"' }], !1;
                                                                        } else
                                                                          return validate71.errors = [{ instancePath: instancePath + "/continues/tree", schemaPath: "definitions.schema.json#/$defs/object_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                      var valid16 = _errs114 === errors;
                                                                    } else
                                                                      var valid16 = !0;
                                                                }
                                                              }
                                                            }
                                                          } else
                                                            return validate71.errors = [{ instancePath: instancePath + "/continues", schemaPath: "#/properties/continues/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                        var valid0 = _errs106 === errors;
                                                      } else
                                                        var valid0 = !0;
                                                      if (valid0) {
                                                        if (data.earlier_report !== void 0) {
                                                          let _errs117 = errors;
                                                          validate72(data.earlier_report, { instancePath: instancePath + "/earlier_report", parentData: data, parentDataProperty: "earlier_report", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors), errors = vErrors.length);
                                                          var valid0 = _errs117 === errors;
                                                        } else
                                                          var valid0 = !0;
                                                        if (valid0) {
                                                          if (data.chain !== void 0) {
                                                            let data52 = data.chain, _errs118 = errors;
                                                            if (errors === _errs118)
                                                              if (data52 && typeof data52 == "object" && !Array.isArray(data52)) {
                                                                let missing7;
                                                                if (data52.name === void 0 && (missing7 = "name") || data52.step === void 0 && (missing7 = "step") || data52.of === void 0 && (missing7 = "of") || data52.depth === void 0 && (missing7 = "depth"))
                                                                  return validate71.errors = [{ instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/required", keyword: "required", params: { missingProperty: missing7 }, message: "must have required property '" + missing7 + "'" }], !1;
                                                                {
                                                                  let _errs120 = errors;
                                                                  for (let key7 in data52)
                                                                    if (!(key7 === "name" || key7 === "step" || key7 === "of" || key7 === "depth" || key7 === "minutes")) {
                                                                      return validate71.errors = [{ instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" }], !1;
                                                                      break;
                                                                    }
                                                                  if (_errs120 === errors) {
                                                                    if (data52.name !== void 0) {
                                                                      let data53 = data52.name, _errs121 = errors;
                                                                      if (errors === _errs121)
                                                                        if (typeof data53 == "string") {
                                                                          if (func2(data53) < 1)
                                                                            return validate71.errors = [{ instancePath: instancePath + "/chain/name", schemaPath: "#/properties/chain/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                        } else
                                                                          return validate71.errors = [{ instancePath: instancePath + "/chain/name", schemaPath: "#/properties/chain/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                      var valid19 = _errs121 === errors;
                                                                    } else
                                                                      var valid19 = !0;
                                                                    if (valid19) {
                                                                      if (data52.step !== void 0) {
                                                                        let data54 = data52.step, _errs123 = errors;
                                                                        if (!(typeof data54 == "number" && !(data54 % 1) && !isNaN(data54) && isFinite(data54)))
                                                                          return validate71.errors = [{ instancePath: instancePath + "/chain/step", schemaPath: "#/properties/chain/properties/step/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                                        if (errors === _errs123 && typeof data54 == "number" && isFinite(data54) && (data54 < 1 || isNaN(data54)))
                                                                          return validate71.errors = [{ instancePath: instancePath + "/chain/step", schemaPath: "#/properties/chain/properties/step/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                                                        var valid19 = _errs123 === errors;
                                                                      } else
                                                                        var valid19 = !0;
                                                                      if (valid19) {
                                                                        if (data52.of !== void 0) {
                                                                          let data55 = data52.of, _errs125 = errors;
                                                                          if (!(typeof data55 == "number" && !(data55 % 1) && !isNaN(data55) && isFinite(data55)))
                                                                            return validate71.errors = [{ instancePath: instancePath + "/chain/of", schemaPath: "#/properties/chain/properties/of/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                                          if (errors === _errs125 && typeof data55 == "number" && isFinite(data55) && (data55 < 1 || isNaN(data55)))
                                                                            return validate71.errors = [{ instancePath: instancePath + "/chain/of", schemaPath: "#/properties/chain/properties/of/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                                                          var valid19 = _errs125 === errors;
                                                                        } else
                                                                          var valid19 = !0;
                                                                        if (valid19) {
                                                                          if (data52.depth !== void 0) {
                                                                            let data56 = data52.depth, _errs127 = errors;
                                                                            if (!(typeof data56 == "number" && !(data56 % 1) && !isNaN(data56) && isFinite(data56)))
                                                                              return validate71.errors = [{ instancePath: instancePath + "/chain/depth", schemaPath: "#/properties/chain/properties/depth/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                                            if (errors === _errs127 && typeof data56 == "number" && isFinite(data56) && (data56 < 1 || isNaN(data56)))
                                                                              return validate71.errors = [{ instancePath: instancePath + "/chain/depth", schemaPath: "#/properties/chain/properties/depth/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                                                                            var valid19 = _errs127 === errors;
                                                                          } else
                                                                            var valid19 = !0;
                                                                          if (valid19)
                                                                            if (data52.minutes !== void 0) {
                                                                              let data57 = data52.minutes, _errs129 = errors;
                                                                              if (errors === _errs129)
                                                                                if (typeof data57 == "number" && isFinite(data57)) {
                                                                                  if (data57 <= 0 || isNaN(data57))
                                                                                    return validate71.errors = [{ instancePath: instancePath + "/chain/minutes", schemaPath: "#/properties/chain/properties/minutes/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" }], !1;
                                                                                } else
                                                                                  return validate71.errors = [{ instancePath: instancePath + "/chain/minutes", schemaPath: "#/properties/chain/properties/minutes/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                                              var valid19 = _errs129 === errors;
                                                                            } else
                                                                              var valid19 = !0;
                                                                        }
                                                                      }
                                                                    }
                                                                  }
                                                                }
                                                              } else
                                                                return validate71.errors = [{ instancePath: instancePath + "/chain", schemaPath: "#/properties/chain/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                            var valid0 = _errs118 === errors;
                                                          } else
                                                            var valid0 = !0;
                                                          if (valid0) {
                                                            if (data.extension !== void 0) {
                                                              let data58 = data.extension, _errs131 = errors;
                                                              if (errors === _errs131)
                                                                if (typeof data58 == "string") {
                                                                  if (func2(data58) < 1)
                                                                    return validate71.errors = [{ instancePath: instancePath + "/extension", schemaPath: "#/properties/extension/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                                                } else
                                                                  return validate71.errors = [{ instancePath: instancePath + "/extension", schemaPath: "#/properties/extension/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                              var valid0 = _errs131 === errors;
                                                            } else
                                                              var valid0 = !0;
                                                            if (valid0)
                                                              if (data.prep !== void 0) {
                                                                let _errs133 = errors;
                                                                validate72(data.prep, { instancePath: instancePath + "/prep", parentData: data, parentDataProperty: "prep", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors), errors = vErrors.length);
                                                                var valid0 = _errs133 === errors;
                                                              } else
                                                                var valid0 = !0;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate71.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate71.errors = vErrors, errors === 0;
}
validate71.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var kind36 = validate78, schema157 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "https://schemas.invalid/setup.shared.schema.json", type: "object", additionalProperties: !1, required: ["command", "digest", "outputs", "how", "duration_ms"], properties: { command: { type: "string", minLength: 1 }, digest: { $ref: "definitions.schema.json#/$defs/sha256" }, outputs: { type: "array", items: { type: "string", minLength: 1 } }, how: { enum: ["run", "taken"] }, duration_ms: { $ref: "definitions.schema.json#/$defs/duration_ms" } } };
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.command === void 0 && (missing0 = "command") || data.digest === void 0 && (missing0 = "digest") || data.outputs === void 0 && (missing0 = "outputs") || data.how === void 0 && (missing0 = "how") || data.duration_ms === void 0 && (missing0 = "duration_ms"))
        return validate78.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "command" || key0 === "digest" || key0 === "outputs" || key0 === "how" || key0 === "duration_ms")) {
            return validate78.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.command !== void 0) {
            let data0 = data.command, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func2(data0) < 1)
                  return validate78.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate78.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.digest !== void 0) {
              let data1 = data.digest, _errs4 = errors;
              if (errors === errors)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate78.errors = [{ instancePath: instancePath + "/digest", schemaPath: "definitions.schema.json#/$defs/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }], !1;
                } else
                  return validate78.errors = [{ instancePath: instancePath + "/digest", schemaPath: "definitions.schema.json#/$defs/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.outputs !== void 0) {
                let data2 = data.outputs, _errs7 = errors;
                if (errors === _errs7)
                  if (Array.isArray(data2)) {
                    var valid2 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data3 = data2[i0], _errs9 = errors;
                      if (errors === _errs9)
                        if (typeof data3 == "string") {
                          if (func2(data3) < 1)
                            return validate78.errors = [{ instancePath: instancePath + "/outputs/" + i0, schemaPath: "#/properties/outputs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                        } else
                          return validate78.errors = [{ instancePath: instancePath + "/outputs/" + i0, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid2 = _errs9 === errors;
                      if (!valid2)
                        break;
                    }
                  } else
                    return validate78.errors = [{ instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.how !== void 0) {
                  let data4 = data.how, _errs11 = errors;
                  if (!(data4 === "run" || data4 === "taken"))
                    return validate78.errors = [{ instancePath: instancePath + "/how", schemaPath: "#/properties/how/enum", keyword: "enum", params: { allowedValues: schema157.properties.how.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs11 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.duration_ms !== void 0) {
                    let data5 = data.duration_ms, _errs12 = errors;
                    if (errors === errors)
                      if (typeof data5 == "number" && isFinite(data5)) {
                        if (data5 < 0 || isNaN(data5))
                          return validate78.errors = [{ instancePath: instancePath + "/duration_ms", schemaPath: "definitions.schema.json#/$defs/duration_ms/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      } else
                        return validate78.errors = [{ instancePath: instancePath + "/duration_ms", schemaPath: "definitions.schema.json#/$defs/duration_ms/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                    var valid0 = _errs12 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate78.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate78.errors = vErrors, errors === 0;
}
validate78.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var validators = { "attempt.discarded": kind0, "attempt.ended": kind1, "attempt.imported": kind2, "attempt.opened": kind3, "budget.exhausted": kind4, "budget.spent": kind5, "closeout.recorded": kind6, "completion.accepted": kind7, "completion.held": kind8, "completion.proposed": kind9, "discovery.recorded": kind10, "document.refused": kind11, "document.written": kind12, "event.emitted": kind13, "event.rejected": kind14, "gate.ended": kind15, "gate.started": kind16, "guidance.added": kind17, "iteration.ended": kind18, "iteration.started": kind19, "judge.ranked": kind20, "judge.scored": kind21, "memory.recorded": kind22, "memory.removed": kind23, "network.decided": kind24, "note.rejected": kind25, "phase.measured": kind26, "report.written": kind27, "review.recorded": kind28, "role.ended": kind29, "role.retrying": kind30, "role.started": kind31, "run.ended": kind32, "run.paused": kind33, "run.resumed": kind34, "run.started": kind35, "setup.shared": kind36 };
export {
  validators
};
