using System.Text;
using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Cli;

/// <summary>Writes the code of a new service around interfaces that come from IDL.</summary>
/// <param name="name">Name of the solution.</param>
/// <param name="services">The services.</param>
/// <param name="declarations">All types of the contract.</param>
internal sealed class ServiceStubs(string name, IReadOnlyList<ServiceDeclaration> services, IReadOnlyList<TypeDeclaration> declarations)
{
    private readonly SampleExpressions _samples = new(declarations);

    /// <summary>Name of the class that serves a service.</summary>
    public static string HandlerOf(ServiceDeclaration service) => service.Model.Identifier + "Handler";

    /// <summary>The program of the server.</summary>
    public string Program()
    {
        StringBuilder text = new("""
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Tern;
            using Tern.Grpc;
            using Tern.Serialization;

            """.ReplaceLineEndings("\n"));
        text.Append($"using {name}.Server;\n\n");
        text.Append("HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });\n\n");
        text.Append("// Addresses, limits and TLS are settings: see appsettings.json. Reflection lets 'tern call' and grpcurl ask what there is to call.\n");
        text.Append("builder.Services.AddTernServer()\n");
        foreach (ServiceDeclaration service in services)
        {
            text.Append($"    .AddService<{TypeOf(service)}, {HandlerOf(service)}>()\n");
        }

        text.Append("    .AddService<IServerReflection>(new ReflectionService(\n    [\n");
        foreach (ServiceDeclaration service in services)
        {
            text.Append($"        ServiceContract<{TypeOf(service)}>.Get(),\n");
        }

        return text.Append("    ]));\n\nawait builder.Build().RunAsync();\n").ToString();
    }

    /// <summary>A class that serves a service, to be filled in.</summary>
    public string Handler(ServiceDeclaration service)
    {
        StringBuilder text = new();
        text.Append($"using Tern;\n\nnamespace {name}.Server;\n\n");
        text.Append($"/// <summary>Serves <see cref=\"{TypeOf(service)}\"/>.</summary>\npublic sealed class {HandlerOf(service)} : {TypeOf(service)}\n{{\n");
        bool isFirst = true;
        foreach (MethodModel method in service.Model.Methods)
        {
            text.Append(isFirst ? "" : "\n");
            isFirst = false;
            text.Append("    /// <inheritdoc/>\n");
            text.Append($"    public {ResultOf(method)} {Escaped(method.Name)}({ParametersOf(method)}) =>\n");
            text.Append($"        throw new RpcException(RpcStatusCode.Unimplemented, \"{method.WireName} is not written yet.\");\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>The program of the client.</summary>
    public string Client()
    {
        ServiceDeclaration service = services.FirstOrDefault(service => CallOf(service) is not null) ?? services[0];
        string protocol = service.Head.Origin.File.EndsWith(".proto", StringComparison.OrdinalIgnoreCase) ? "Grpc" : "ThriftTTHeader";
        StringBuilder text = new($$"""
            using Tern;

            string address = args.Length > 0 ? args[0] : "tcp://127.0.0.1:8888";
            await using RpcChannel channel = RpcChannel.Connect(address, options =>
            {
                options.Protocol = RpcProtocol.{{protocol}};
                options.Timeout = TimeSpan.FromSeconds(5);
            });
            {{TypeOf(service)}} client = channel.CreateClient<{{TypeOf(service)}}>();

            """.ReplaceLineEndings("\n"));
        if (CallOf(service) is not { } call)
        {
            return text.Append("Console.WriteLine($\"connected to {channel.Target}: {client}\");\n").ToString();
        }

        text.Append("\ntry\n{\n");
        text.Append(call.HasReply ? $"    Console.WriteLine(await client.{call.Text});\n" : $"    await client.{call.Text};\n");
        text.Append("}\ncatch (RpcException failure)\n{\n    Console.WriteLine($\"{failure.Code}: {failure.Message}\");\n}\n");
        return text.ToString();
    }

    /// <summary>Tests of the services, through serializers, protocol and server.</summary>
    public string Tests()
    {
        StringBuilder text = new($$"""
            using Tern;
            using {{name}}.Server;
            using Xunit;

            namespace {{name}}.Tests;

            /// <summary>Calls to the services, through serializers, protocol and server; only the network is left out.</summary>
            public sealed class ServiceTests
            {

            """.ReplaceLineEndings("\n"));
        foreach (ServiceDeclaration service in services)
        {
            text.Append($$"""
                    [Theory]
                    [InlineData(RpcProtocol.ThriftTTHeader)]
                    [InlineData(RpcProtocol.Grpc)]
                    public async Task {{service.Model.Identifier}}_Call_ReachesItsHandler(RpcProtocol protocol)
                    {
                        await using RpcServer server = new RpcServerBuilder().Listen($"memory://{Guid.NewGuid():N}").AddService<{{TypeOf(service)}}>(new {{HandlerOf(service)}}()).Build();
                        await server.StartAsync(TestContext.Current.CancellationToken);
                        await using RpcChannel channel = RpcChannel.Connect(server.Endpoints[0].ToString(), options => options.Protocol = protocol);
                        {{TypeOf(service)}} client = channel.CreateClient<{{TypeOf(service)}}>();


                """.ReplaceLineEndings("\n"));
            text.Append(CallOf(service) is { } call
                ? $"        // The handler is to be written: then say here what it shall answer.\n        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await client.{call.Text});\n\n        Assert.Equal(RpcStatusCode.Unimplemented, failure.Code);\n    }}\n\n"
                : $"        // Say here what calls shall answer.\n        Assert.IsAssignableFrom<{TypeOf(service)}>(client);\n    }}\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n}\n";
    }

    /// <summary>A call of the first method that takes one request and can be given one.</summary>
    private (string Text, bool HasReply)? CallOf(ServiceDeclaration service)
    {
        foreach (MethodModel method in service.Model.Methods.Where(static method => method.Kind == Schema.MethodKind.Unary))
        {
            string?[] arguments = [.. method.Parameters.Select(parameter => parameter.IsNullable ? "null" : _samples.Of(parameter.Type))];
            if (!arguments.Contains(null))
            {
                return ($"{Escaped(method.Name)}({string.Join(", ", arguments)})", method.Reply is not null);
            }
        }

        return null;
    }

    private static string TypeOf(ServiceDeclaration service) => SampleExpressions.NameOf(service.Model.Name);

    private static string ResultOf(MethodModel method)
    {
        string? reply = method.Reply is null ? null : SampleExpressions.NameOf(method.IsReplyNullable ? method.Reply.Name.AsNullable() : method.Reply.Name);
        return (method.Result, reply) switch
        {
            (ResultShape.AsyncEnumerable, { } item) => $"IAsyncEnumerable<{item}>",
            (_, { } answer) => $"ValueTask<{answer}>",
            _ => "ValueTask",
        };
    }

    private static string ParametersOf(MethodModel method)
    {
        IEnumerable<string> carried = method.Parameters.Select(static parameter =>
        {
            string type = SampleExpressions.NameOf(parameter.IsNullable ? parameter.Type.Name.AsNullable() : parameter.Type.Name);
            return $"{(parameter.IsStream ? $"IAsyncEnumerable<{type}>" : type)} {Escaped(parameter.Name)}{(parameter.Default is null ? "" : $" = {parameter.Default}")}";
        });
        return string.Join(", ", method.Context is { } context ? carried.Append($"CallContext? {Escaped(context.Name)} = null") : carried);
    }

    private static string Escaped(string identifier) => SampleExpressions.Escape(identifier);
}
