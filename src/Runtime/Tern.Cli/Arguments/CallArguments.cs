using System.CommandLine;

namespace Tern.Cli;

/// <summary>Options that travel with calls.</summary>
internal sealed class CallArguments
{
    private readonly Option<KeyValuePair<string, string>[]> _transient = Pairs.Option("--meta", "Metadata for the server alone (transient); may be repeated. Needs ttheader, kitex-protobuf or grpc.", "-m");
    private readonly Option<KeyValuePair<string, string>[]> _persistent = Pairs.Option("--meta-persistent", "Metadata that the server passes on to those that it calls; may be repeated.");
    private readonly Option<KeyValuePair<string, string>[]> _headers = Pairs.Option("--header", "Header of gRPC; may be repeated. Values of keys that end in -bin are Base64.", "-H");
    private readonly Option<TimeSpan?> _timeout = Durations.Option("--timeout", "Time in which the call must end: 250ms, 5s, 2m. Default: none.", "-t");
    private readonly Option<string?> _compression = new Option<string?>("--compression") { Description = "Packs requests of gRPC: gzip or deflate.", HelpName = "name" }
        .AcceptOnlyFromAmong("gzip", "deflate");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(CliCommand command) => command.Add("Call", _transient, _persistent, _headers, _timeout, _compression);

    /// <summary>Surroundings for one call.</summary>
    /// <exception cref="CliException">The protocol does not carry what was given.</exception>
    public CallContext ContextOf(ParseResult parsed, RpcProtocol protocol, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] transient = parsed.GetValue(_transient)!;
        KeyValuePair<string, string>[] persistent = parsed.GetValue(_persistent)!;
        KeyValuePair<string, string>[] headers = parsed.GetValue(_headers)!;
        if (transient.Length + persistent.Length > 0 && !ProtocolNames.CarriesMetadata(protocol))
        {
            throw new CliException($"The protocol {ProtocolNames.Of(protocol)} carries no metadata: add --protocol ttheader if the server speaks it.");
        }

        if (headers.Length > 0 && protocol != RpcProtocol.Grpc)
        {
            throw new CliException($"--header is for gRPC; over {ProtocolNames.Of(protocol)} use --meta.");
        }

        CallContext context = new() { CancellationToken = cancellationToken, Timeout = parsed.GetValue(_timeout), Compression = parsed.GetValue(_compression) };
        foreach ((string key, string value) in transient)
        {
            context.Transient.Set(key, value);
        }

        foreach ((string key, string value) in persistent)
        {
            context.Persistent.Set(key, value);
        }

        foreach ((string key, string value) in headers)
        {
            AddHeader(context.RequestHeaders, key, value);
        }

        return context;
    }

    private static void AddHeader(RpcHeaders headers, string key, string value)
    {
        try
        {
            if (key.EndsWith("-bin", StringComparison.OrdinalIgnoreCase))
            {
                headers.Add(key.ToLowerInvariant(), (ReadOnlyMemory<byte>)Convert.FromBase64String(value));
            }
            else
            {
                headers.Add(key.ToLowerInvariant(), value);
            }
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw new CliException($"--header {key}: {wrong.Message.Split(" (Parameter", 2)[0]}");
        }
    }
}
