import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { joinStart, readStartValue, startOptions } from '../core/settings/start-options.ts';
import type { StartOption, StartOptions } from '../core/settings/start-option.ts';
import { checkLibrary, countErrors, formatReport } from './check.ts';
import { examine, findsFault, formatExamination, type DoctorOptions } from './doctor/doctor.ts';
import { exportPdf, type PdfOptions } from './export/pdf.ts';
import { describeFileFault } from './file-fault.ts';
import { printable } from '../node/printable.ts';
import { readVersion, requireFolder, UsageError } from './project.ts';
import { makeReport, type ReportOptions } from './report.ts';
import { makeContactSheet } from './review/contact-sheet.ts';
import type { VersionChoice } from './review/version.ts';
import {
  forecastSchedule,
  formatFindings,
  formatSchedule,
  type ScheduleChoice,
} from './schedule.ts';
import { serve } from './serve.ts';
import { formatVersions, listVersions, type VersionsOptions } from './versions.ts';

/** Exit codes: all is well; the library has errors; the command could not be carried out. */
const exitCodes = { fine: 0, errors: 1, unusable: 2 };

/** Commands of the contract that this version does not have. */
const notYet = {
  new: 'a deck to start from',
};

const program = new Command('vitrine')
  .description('The command line of Vitrine, the kiosk for project decks.')
  .version(readVersion(), '-v, --version')
  .exitOverride();

program
  .command('check')
  .description('compile and check a library')
  .argument('<folder>', 'the library')
  .option('--layout', 'also make the checks that need a browser engine')
  .option('--json', 'answer in JSON')
  .action(async (folder: string, options: { layout?: boolean; json?: boolean }) => {
    const report = await checkLibrary(folder, options.layout ?? false);
    const answer = options.json ? JSON.stringify(report, null, 2) : printable(formatReport(report));
    process.stdout.write(`${answer}\n`);
    process.exitCode = countErrors(report) > 0 ? exitCodes.errors : exitCodes.fine;
  });

program
  .command('contact-sheet')
  .description('draw every slide of a library on one sheet')
  .argument('<folder>', 'the library')
  .argument('<file>', 'what to write: a .png or an .html file')
  .option('--deck <id>', 'this deck alone')
  .option('--locale <tag>', 'this language alone')
  .action(async (folder: string, file: string, choice: VersionChoice) => {
    const files = await makeContactSheet(folder, file, choice);
    process.stdout.write(`${files.join('\n')}\n`);
  });

program
  .command('doctor')
  .description('tell what is wrong with this machine, its displays, its library, and what to do')
  .argument('[folder]', 'the library, also as --slides')
  .option('--slides <folder>', 'the library (default: the bundled one)')
  .option('--user-data-dir <dir>', 'folder of settings, journal and logs')
  .addOption(portOption())
  .action(async (folder: string | undefined, options: DoctorOptions) => {
    const examination = await examine(folder, options);
    process.stdout.write(`${printable(formatExamination(examination))}\n`);
    process.exitCode = findsFault(examination) ? exitCodes.errors : exitCodes.fine;
  });

program
  .command('export')
  .description('make a PDF of a library, one page per slide')
  .argument('<folder>', 'the library')
  .option('--pdf <file>', 'the file to write')
  .option('--html <dir>', 'a static site (not built yet)')
  .option('--deck <id>', 'this deck alone')
  .option(
    '--talk <ids>',
    'these decks in this order, with commas between them, or a saved talk by its name',
  )
  .option('--user-data-dir <dir>', 'folder of settings, where talks are saved')
  .option('--locale <tag>', 'in this language, where a deck has it (default: the library’s first)')
  .option('--notes', 'each slide with its speaker notes below, on A4')
  .option('--title <text>', 'what readers show as its title')
  .addOption(new Option('--drawings <file>', 'what was drawn on slides').hideHelp())
  .addOption(new Option('--progress', 'tell how many pages are done').hideHelp())
  .action(async (folder: string, options: Partial<PdfOptions> & { html?: string }) => {
    const { pdf, html } = options;
    if (html !== undefined) throw new UsageError('vitrine export --html is not built yet.');
    if (pdf === undefined) throw new UsageError('Name the file to write: --pdf <file>.');
    process.stdout.write(`${await exportPdf(folder, { ...options, pdf })}\n`);
  });

program
  .command('report')
  .description('make one page of what a kiosk’s journal says')
  .requiredOption('--out <file>', 'the HTML file to write')
  .option('--user-data-dir <dir>', 'folder of settings, journal and logs')
  .option('--locale <tag>', 'language of the page: fr or en', 'fr')
  .action(async (options: ReportOptions) => {
    process.stdout.write(`${await makeReport(options)}\n`);
  });

program
  .command('schedule')
  .description('tell what will play when, and why')
  .argument('<folder>', 'the library')
  .option(
    '--at <time>',
    'from when, by the site’s clock: 2026-12-24T18:30, 2026-12-24, 18:30 (default: now)',
  )
  .option('--for <duration>', 'how far to look: 90m, 12h, 1d', '1h')
  .option('--json', 'answer in JSON')
  .action(async (folder: string, choice: ScheduleChoice & { json?: boolean }) => {
    const answer = await forecastSchedule(folder, choice);
    const text = choice.json ? JSON.stringify(answer, null, 2) : printable(formatSchedule(answer));
    process.stdout.write(`${text}\n`);
    process.stderr.write(formatFindings(answer));
  });

program
  .command('versions')
  .description('list the stored versions of a library, and choose which is shown')
  .argument('<folder>', 'the library')
  .option('--use <revision>', 'show this version, whatever becomes of the folder')
  .option('--follow', 'show what is in the folder again')
  .option('--user-data-dir <dir>', 'folder of settings, journal and logs')
  .option('--json', 'answer in JSON')
  .action(async (folder: string, options: VersionsOptions & { json?: boolean }) => {
    const report = await listVersions(folder, options);
    const answer = options.json
      ? JSON.stringify(report, null, 2)
      : printable(formatVersions(report));
    process.stdout.write(`${answer}\n`);
  });

const serveCommand = program
  .command('serve')
  .description('serve the kiosk to browsers')
  .argument('[folder]', 'the library, also as --slides')
  .action(async (folder: string | undefined, typed: Partial<StartOptions>) => {
    // A folder that is named must be there; --slides means what it means to the app, which then shows the built-in deck.
    if (folder !== undefined) requireFolder(folder);
    const start = joinStart(
      { ...typed, ...(folder !== undefined && { slides: folder }) },
      process.env,
    );
    for (const problem of start.problems) console.error(problem);
    await serve(start);
  });
for (const option of startOptions) serveCommand.addOption(toCommanderOption(option));

for (const [name, what] of Object.entries(notYet)) {
  program
    .command(name)
    .description(`${what} (not built yet)`)
    .argument('[arguments...]')
    .allowUnknownOption()
    .action(() => {
      throw new UsageError(`vitrine ${name} is not built yet.`);
    });
}

/** The start option of that name, without its default. */
function portOption(): Option {
  const [port] = startOptions.filter(({ name }) => name === 'port').map(toCommanderOption);
  if (!port) throw new Error('There is no option --port.');
  return port;
}

function toCommanderOption(option: StartOption): Option {
  const flags = option.value ? `--${option.name} <${option.value.name}>` : `--${option.name}`;
  const made = new Option(flags, option.description);
  if (!option.value) return made;
  return made.argParser((typed) => {
    const read = readStartValue(option, typed);
    if ('problem' in read) throw new InvalidArgumentError(read.problem);
    return read.value;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has told what is wrong; help and version that were asked for are no mistake.
    process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.unusable;
  } else {
    console.error(
      error instanceof UsageError ? error.message : (describeFileFault(error) ?? error),
    );
    process.exitCode = exitCodes.unusable;
  }
}

// An installed program ends right here: what is written last must be out before (main/start.ts).
await new Promise<void>((resolve) => {
  process.stdout.write('', () => resolve());
});
