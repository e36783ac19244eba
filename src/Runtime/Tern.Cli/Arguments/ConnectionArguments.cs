using System.CommandLine;
using Tern.Serialization;

namespace Tern.Cli;

/// <summary>Options that say how a server is spoken to.</summary>
internal sealed class ConnectionArguments
{
    private readonly Option<string?> _protocol = new("--protocol", "-p")
    {
        Description = $"{ProtocolNames.All}. Default: grpc for .proto files and reflection, framed for .thrift files.",
        HelpName = "name",
    };

    private readonly Option<string?> _encoding = new Option<string?>("--encoding")
    {
        Description = "Encoding of Thrift messages: binary (default) or compact.",
        HelpName = "name",
    }.AcceptOnlyFromAmong("binary", "compact");

    private readonly Option<string?> _payload = new Option<string?>("--payload")
    {
        Description = "What gRPC messages are encoded as: protobuf (default), or thrift as Kitex sends it.",
        HelpName = "name",
    }.AcceptOnlyFromAmong("protobuf", "thrift");

    private readonly Option<bool> _tls = new("--tls") { Description = "Speaks TLS; https:// does the same." };
    private readonly Option<string?> _ca = new("--ca") { Description = "Certificate of the authority that the server's certificate must come from, PEM.", HelpName = "file" };
    private readonly Option<string?> _certificate = new("--cert") { Description = "Certificate of this client, PEM or PFX.", HelpName = "file" };
    private readonly Option<string?> _key = new("--key") { Description = "Private key of the certificate, PEM.", HelpName = "file" };
    private readonly Option<string?> _password = new("--key-password") { Description = "Name of the environment variable that holds the password of the key.", HelpName = "variable" };
    private readonly Option<string?> _serverName = new("--server-name") { Description = "Name that the server's certificate must be for. Default: the host.", HelpName = "name" };
    private readonly Option<bool> _insecure = new("--insecure") { Description = "Takes any certificate of the server. For tests only: whoever is in between can read and change everything." };
    private readonly Option<string?> _authority = new("--authority") { Description = "Host that gRPC names in :authority.", HelpName = "name" };
    private readonly Option<string?> _callerService = new("--from") { Description = "Service that the call comes from (TTHeader).", HelpName = "name" };
    private readonly Option<string?> _targetService = new("--to") { Description = "Service that the call goes to, as proxies know it (TTHeader).", HelpName = "name" };
    private readonly Option<TimeSpan?> _connectTimeout = Durations.Option("--connect-timeout", "Time to connect in. Default: 5s.");
    private readonly Option<int?> _maxMessage = new("--max-message") { Description = "Largest answer that is taken, in MiB.", HelpName = "MiB" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(CliCommand command)
    {
        command.Add("Connection", _protocol, _encoding, _payload, _connectTimeout, _maxMessage, _authority, _callerService, _targetService);
        command.Add("TLS", _tls, _ca, _certificate, _key, _password, _serverName, _insecure);
    }

    /// <summary>The protocol that was asked for; <see langword="null"/> if none was.</summary>
    public RpcProtocol? ProtocolOf(ParseResult parsed, ServerAddress address)
    {
        if (parsed.GetValue(_protocol) is not { } name)
        {
            return address.IsHttp ? RpcProtocol.Grpc : null;
        }

        return ProtocolNames.Find(name) ?? throw new CliException($"There is no protocol '{name}': it is {ProtocolNames.All}.");
    }

    /// <summary>Options of a channel.</summary>
    public RpcChannelOptions ChannelOptions(ParseResult parsed, ServerAddress address, RpcProtocol protocol, CliHost host)
    {
        RpcChannelOptions options = new()
        {
            Target = address.Target,
            Protocol = protocol,
            Encoding = parsed.GetValue(_encoding) == "compact" ? ThriftEncoding.Compact : ThriftEncoding.Binary,
            GrpcPayload = parsed.GetValue(_payload) == "thrift" ? GrpcPayload.Thrift : GrpcPayload.Protobuf,
            Authority = parsed.GetValue(_authority),
            CallerService = parsed.GetValue(_callerService),
            TargetService = parsed.GetValue(_targetService),
            TimeProvider = host.Time,
        };
        options.Transport.ConnectTimeout = parsed.GetValue(_connectTimeout) ?? TimeSpan.FromSeconds(5);
        if (parsed.GetValue(_maxMessage) is { } mebibytes)
        {
            options.MaxMessageBytes = mebibytes is > 0 and < 1024 ? mebibytes * 1024 * 1024 : throw new CliException("--max-message is from 1 to 1023.");
        }

        options.Transport.Tls = Tls(parsed, address, host);
        return options;
    }

    private TlsClientOptions? Tls(ParseResult parsed, ServerAddress address, CliHost host)
    {
        string?[] values = [parsed.GetValue(_ca), parsed.GetValue(_certificate), parsed.GetValue(_key), parsed.GetValue(_serverName)];
        bool isInsecure = parsed.GetValue(_insecure);
        if (!parsed.GetValue(_tls) && !address.IsTls)
        {
            return isInsecure || values.Any(static value => value is not null)
                ? throw new CliException("Options of TLS were given, but not --tls or an https:// address.")
                : null;
        }

        TlsClientOptions options = new()
        {
            ServerAuthorityPath = FileOf(_ca),
            CertificatePath = FileOf(_certificate),
            KeyPath = FileOf(_key),
            TargetHost = parsed.GetValue(_serverName),
        };
        if (parsed.GetValue(_password) is { } variable)
        {
            options.Password = Environment.GetEnvironmentVariable(variable) ?? throw new CliException($"--key-password: there is no environment variable '{variable}'.");
        }

        if (isInsecure)
        {
            options.ServerCertificateValidation = static (_, _, _, _) => true;
        }

        return options;

        string? FileOf(Option<string?> option) => parsed.GetValue(option) is not { } path
            ? null
            : File.Exists(host.PathOf(path)) ? host.PathOf(path) : throw new CliException($"{option.Name}: there is no file '{path}'.");
    }
}
