-- What somebody does who edits an order in Neovim (0.7 and later): `nvim --headless -u NONE -S <this>`.
-- AUTOLOOP_RECIPE is what an init.lua has, AUTOLOOP_FILE the order, AUTOLOOP_RESULT where to tell what was seen.
local file = vim.env.AUTOLOOP_FILE
local seen = {}

local function wait(what, holds)
  if not vim.wait(30000, holds, 20) then error('waited in vain for ' .. what) end
end

local function line_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then return number, column - 1, line end
  end
  error('no line with ' .. text)
end

local function ask(method, params)
  local answers = assert(vim.lsp.buf_request_sync(0, 'textDocument/' .. method, params, 30000), method .. ' timed out')
  local _, answer = next(answers)
  assert(answer and not answer.error, method .. ' failed: ' .. vim.inspect(answer))
  return answer.result
end

-- The cursor behind the text, as after typing it.
local function behind(text)
  local number, column = line_of(text)
  vim.api.nvim_win_set_cursor(0, { number, column + #text })
  return vim.lsp.util.make_position_params(0, 'utf-16')
end

local function diagnostics()
  local list = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, {
      line = one.lnum + 1, column = one.col + 1, severity = one.severity, message = one.message,
      rule = one.code or one.user_data.lsp.code,
    })
  end
  table.sort(list, function(a, b) return a.line < b.line or (a.line == b.line and a.message < b.message) end)
  return list
end

local function servers()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

local function main()
  vim.cmd('filetype on')
  seen.servers = 0
  local start = vim.lsp.rpc.start
  vim.lsp.rpc.start = function(...)
    seen.servers = seen.servers + 1
    return start(...)
  end
  assert(loadstring(vim.env.AUTOLOOP_RECIPE))()
  vim.o.swapfile = false
  vim.o.hidden = true
  vim.o.virtualedit = 'onemore'
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  wait('the server', function() return servers()[1] and servers()[1].initialized end)
  -- What is read again, and what is opened besides, is the same server's.
  vim.cmd('edit!')
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.fn.fnamemodify(file, ':h') .. '/first.md'))
  vim.cmd('edit ' .. vim.fn.fnameescape(file))

  -- Typed, not saved.
  local number = line_of('state: ready')
  vim.api.nvim_buf_set_lines(0, number - 1, number, false, { 'state: redy', 'depends_on: [nowhere]' })
  wait('findings', function() return #vim.diagnostic.get(0) == 1 end)
  seen.unsaved = diagnostics()

  -- The repair of the line the cursor is on.
  behind('state: redy')
  local range = vim.lsp.util.make_range_params(0, 'utf-16')
  range.context = { diagnostics = {}, only = { 'quickfix' } }
  local actions = ask('codeAction', range)
  seen.action = actions[1].title
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  wait('the next findings', function()
    local now = vim.diagnostic.get(0)
    return #now == 1 and now[1].message:find('nowhere') ~= nil
  end)
  seen.repaired = diagnostics()
  vim.cmd('write')
  seen.modified = vim.bo.modified

  local hover = ask('hover', behind('own'))
  seen.hover = hover.contents.value
  local definition = ask('definition', behind('owner: co'))
  vim.lsp.util.jump_to_location(definition, 'utf-16')
  seen.definition = { file = vim.fn.expand('%:t'), line = vim.api.nvim_get_current_line() }
  vim.cmd('buffer ' .. vim.fn.fnameescape(file))
end

-- Half a line, and what the editor itself makes of the answer.
local function completion()
  local number = line_of('depends_on: [nowhere]')
  vim.api.nvim_buf_set_lines(0, number - 1, number, false, { 'depends_on: [' })
  local items = ask('completion', behind('depends_on: ['))
  seen.completed = vim.tbl_map(function(item) return item.word end,
    vim.lsp.util.text_document_completion_list_to_complete_items(items, ''))
  vim.api.nvim_buf_set_lines(0, number - 1, number, false, { 'prio' })
  items = ask('completion', behind('prio'))
  local words = vim.lsp.util.text_document_completion_list_to_complete_items(items, 'prio')
  seen.key = words[1] and words[1].abbr
  vim.api.nvim_buf_set_lines(0, number - 1, number, false, {})
  wait('no findings', function() return #vim.diagnostic.get(0) == 0 end)
  vim.cmd('write')
end

local ok, problem = pcall(main)
if ok then ok, problem = pcall(completion) end
seen.problem = not ok and tostring(problem) or nil
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.AUTOLOOP_RESULT)
vim.cmd('qall!')
