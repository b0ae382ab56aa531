import { Option } from 'commander';
import type { Declare } from '../command.js';

/** How editors are told of the server: what is the same in all of them is that it is `autoloop lsp`, for Markdown and YAML. */
const setUp = `
It says what is wrong while you type, completes keys, values, names and paths, explains what is under the
cursor, goes to what a name means, and repairs what can be repaired. It looks at documents under .autoloop
alone, so it may be started for every Markdown and YAML file. Where it is installed globally, the command is
\`autoloop lsp\` alone; \`npx --no-install\` runs the one of the project, and fetches nothing.

Neovim 0.11:
  vim.lsp.config('autoloop', {
    cmd = { 'npx', '--no-install', 'autoloop', 'lsp' },
    filetypes = { 'markdown', 'yaml' }, root_markers = { '.autoloop' },
  })
  vim.lsp.enable('autoloop')

Neovim 0.8 to 0.10:
  vim.api.nvim_create_autocmd('FileType', { pattern = { 'markdown', 'yaml' }, callback = function()
    local folder = vim.fn.finddir('.autoloop', '.;')
    if folder == '' then return end
    vim.lsp.start({
      name = 'autoloop', cmd = { 'npx', '--no-install', 'autoloop', 'lsp' },
      root_dir = vim.fn.fnamemodify(folder, ':p:h:h'),
    })
  end })

Neovim 0.7:
  local servers = {}
  vim.api.nvim_create_autocmd('FileType', { pattern = { 'markdown', 'yaml' }, callback = function()
    local folder = vim.fn.finddir('.autoloop', '.;')
    if folder == '' then return end
    local root = vim.fn.fnamemodify(folder, ':p:h:h')
    if not (servers[root] and vim.lsp.get_client_by_id(servers[root])) then
      servers[root] = vim.lsp.start_client({
        name = 'autoloop', cmd = { 'npx', '--no-install', 'autoloop', 'lsp' }, root_dir = root,
      })
    end
    vim.lsp.buf_attach_client(0, servers[root])
  end })

Helix, languages.toml:
  [language-server.autoloop]
  command = "npx"
  args = ["--no-install", "autoloop", "lsp"]
  [[language]]
  name = "markdown"
  language-servers = ["marksman", "autoloop"]
  [[language]]
  name = "yaml"
  language-servers = ["yaml-language-server", "autoloop"]

Emacs, eglot:
  (add-to-list 'eglot-server-programs '((markdown-mode yaml-mode) . ("npx" "--no-install" "autoloop" "lsp")))

VS Code, with the extension zsol.vscode-glspc, settings.json:
  "glspc.server.command": "npx",
  "glspc.server.commandArguments": ["--no-install", "autoloop", "lsp"],
  "glspc.server.languageId": ["markdown", "yaml"]

Zed starts servers from extensions alone: one that runs \`npx --no-install autoloop lsp\` for Markdown and YAML will do.`;

export const lsp: Declare = (program, bind) =>
  program
    .command('lsp')
    .summary('the language server: an editor starts it')
    .description('serve an editor over stdin and stdout, in the Language Server Protocol')
    // Many clients add these to whatever they start.
    .option('--stdio', 'over stdin and stdout, as without it: many editors add it')
    .addOption(new Option('--clientProcessId <pid>', 'ends with this process').hideHelp())
    .addHelpText('after', setUp)
    .action(
      bind(async () => {
        const { serve } = await import('../../lsp/server.js');
        serve(process.stdin, process.stdout);
        // The server ends the process itself, when its client wants it or is gone.
        return new Promise(() => {});
      }),
    );
