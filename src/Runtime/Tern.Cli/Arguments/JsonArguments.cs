using System.CommandLine;
using Tern.Generic;

namespace Tern.Cli;

/// <summary>Requests on the command line, and how JSON is written.</summary>
internal sealed class JsonArguments
{
    private const string StandardInput = "-";

    private readonly Option<bool> _enumNames = new("--enum-names") { Description = "Shows enums of Thrift by name; those of Protobuf are anyway." };
    private readonly Option<bool> _noZeros = new("--no-zeros") { Description = "Leaves fields of Thrift out that did not come; those of Protobuf are anyway." };
    private readonly Option<bool> _idlNames = new("--idl-names") { Description = "Shows fields of Protobuf by their names in the IDL, not in camel case." };
    private readonly Option<bool> _ignoreUnknown = new("--ignore-unknown") { Description = "Passes over fields of the request that the IDL does not have." };

    /// <summary>The requests.</summary>
    public Argument<string[]> Requests { get; } = new("json")
    {
        Description = "The request as JSON, @file for the content of a file, or - for standard input. A method that takes a stream takes several, in one text or in many. Default: {}.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(CliCommand command) => command.Add("JSON", _enumNames, _noZeros, _idlNames, _ignoreUnknown);

    /// <summary>How JSON is read and written.</summary>
    public GenericOptions Options(ParseResult parsed) => new()
    {
        EnumNames = parsed.GetValue(_enumNames) ? true : null,
        IncludeZeros = parsed.GetValue(_noZeros) ? false : null,
        PreserveFieldNames = parsed.GetValue(_idlNames),
        IgnoreUnknownFields = parsed.GetValue(_ignoreUnknown),
    };

    /// <summary>All requests, as they come.</summary>
    /// <exception cref="CliException">A file does not exist, or what it holds is no JSON.</exception>
    public async IAsyncEnumerable<GenericJson> RequestsOf(ParseResult parsed, CliHost host)
    {
        foreach (string text in parsed.GetValue(Requests)!)
        {
            using TextReader reader = Open(text, host, out bool isOurs);
            await foreach (GenericJson json in JsonSequence.ReadAsync(isOurs ? reader : host.In))
            {
                yield return json;
            }
        }
    }

    /// <summary>The one request of a call that takes one.</summary>
    /// <exception cref="CliException">There are several.</exception>
    public async Task<GenericJson> RequestOf(ParseResult parsed, CliHost host, GenericMethod method)
    {
        GenericJson? only = null;
        await foreach (GenericJson json in RequestsOf(parsed, host))
        {
            if (only is not null)
            {
                throw new CliException($"{method.FullName} takes one request, and several were given.");
            }

            only = json;
        }

        return only ?? "{}";
    }

    private static TextReader Open(string text, CliHost host, out bool isOurs)
    {
        isOurs = text is not (StandardInput or "@-");
        if (!isOurs)
        {
            return TextReader.Null;
        }

        if (!text.StartsWith('@'))
        {
            return new StringReader(text);
        }

        string path = host.PathOf(text[1..]);
        return File.Exists(path) ? new StreamReader(path) : throw new CliException($"There is no file '{text[1..]}'.");
    }
}
