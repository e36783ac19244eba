using Tern.Cli;

return await TernTool.RunAsync(args, CliHost.OfProcess()).ConfigureAwait(false);
