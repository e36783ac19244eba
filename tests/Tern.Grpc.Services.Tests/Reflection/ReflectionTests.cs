using Tern.Grpc.Descriptors;
using Tern.Serialization;

namespace Tern.Grpc.Services.Tests.Reflection;

/// <summary>Whole contracts are judged by other libraries, in the interop tests; here are the answers, and links that are hard to make.</summary>
public sealed class ReflectionTests : IAsyncLifetime
{
    private RpcServer _server = null!;
    private RpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _server = new RpcServerBuilder().Listen($"memory://{Guid.NewGuid():N}").AddGrpcReflection().AddGrpcHealth().Build();
        await _server.StartAsync(TestContext.Current.CancellationToken);
        _channel = RpcChannel.Connect(_server.Endpoints[0], options => options.Protocol = RpcProtocol.Grpc);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Ask_ListServices_AreAllOfTheServerAlsoThoseAddedLater()
    {
        var services = Assert.IsType<ReflectionAnswer.Services>(await AskAsync(new ReflectionQuestion.ListServices()));

        Assert.Equal(
            ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"],
            services.Response.Services.Select(service => service.Name));
    }

    [Theory]
    [InlineData("grpc.health.v1.Health.Check")]
    [InlineData(".grpc.health.v1.Health")]
    public async Task Ask_Symbol_IsAnsweredByItsFileAndAllThatItImports(string symbol)
    {
        List<FileDescriptorProto> files = FilesOf(await AskAsync(new ReflectionQuestion.FileOfSymbol(symbol)));

        Assert.Equal(("grpc/health/v1/Health.proto", "grpc.health.v1", "proto3"), (files[0].Name, files[0].Package, files[0].Syntax));
        Assert.Equal(files.SelectMany(file => file.Dependency).Distinct().Order(), files.Skip(1).Select(file => file.Name).Order());
        Assert.Equal(["Check", "Watch", "List"], files[0].Services[0].Methods.Select(method => method.Name));
        DescriptorProto response = files.SelectMany(file => file.Messages).Single(message => message.Name == "HealthCheckResponse");
        Assert.Equal(["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"], Assert.Single(response.Enums).Values.Select(value => value.Name));
    }

    [Theory]
    [InlineData("nothing.proto")]
    [InlineData("")]
    public async Task Ask_UnknownFile_IsNotFound(string name) => AssertError(RpcStatusCode.NotFound, await AskAsync(new ReflectionQuestion.FileByName(name)));

    [Theory]
    [InlineData("nothing")]
    [InlineData("grpc.health")]
    [InlineData(".")]
    public async Task Ask_UnknownSymbol_IsNotFound(string name) => AssertError(RpcStatusCode.NotFound, await AskAsync(new ReflectionQuestion.FileOfSymbol(name)));

    [Fact]
    public async Task Ask_Extensions_AreNone()
    {
        var none = Assert.IsType<ReflectionAnswer.Extensions>(await AskAsync(new ReflectionQuestion.ExtensionNumbers("grpc.health.v1.HealthCheckRequest")));

        Assert.Empty(none.Response.Numbers);
        AssertError(RpcStatusCode.NotFound, await AskAsync(new ReflectionQuestion.ExtensionNumbers("grpc.health.v1.Health")));
        AssertError(RpcStatusCode.NotFound, await AskAsync(new ReflectionQuestion.FileOfExtension(new ReflectionExtension { Number = 7 })));
    }

    [Fact]
    public async Task Ask_Nothing_IsAnInvalidArgument() => AssertError(RpcStatusCode.InvalidArgument, await AskAsync(null));

    [Fact]
    public void Link_TypesOfTwoPackagesInACircle_MeetInOneFile()
    {
        IReadOnlyList<FileDescriptorProto> files = Link(visitor =>
        {
            Message(visitor, "b.Layer", ("drawing", ".a.Drawing"));
            Message(visitor, "a.Drawing", ("layer", ".b.Layer"));
            Message(visitor, "a.Layer");
        });

        FileDescriptorProto file = files.Single(file => file.Name == "a/Drawing.proto");
        Assert.Equal("a", file.Package);
        Assert.Equal(["Drawing", "b_Layer"], file.Messages.Select(message => message.Name));
        Assert.Equal(".a.b_Layer", file.Messages[0].Fields[0].TypeName);
        Assert.Empty(file.Dependency);
    }

    [Fact]
    public void Link_MessageCalledAsAService_GivesWay()
    {
        IReadOnlyList<FileDescriptorProto> files = Link(visitor =>
        {
            visitor.VisitService("shop.Catalog", ProtobufSerializer.ToArray(new ServiceDescriptorProto
            {
                Name = "Catalog",
                Methods = [new MethodDescriptorProto { Name = "Get", InputType = ".shop.Catalog", OutputType = ".shop.Catalog.Page" }],
            }));
            Message(visitor, "shop.Catalog");
            Message(visitor, "shop.Catalog.Page", ("whole", ".shop.Catalog"));
        });

        MethodDescriptorProto method = files.SelectMany(file => file.Services).Single().Methods.Single();
        Assert.Equal((".shop.Catalog_", ".shop.Catalog_.Page"), (method.InputType, method.OutputType));
        DescriptorProto outer = files.Single(file => file.Name == "shop/Catalog_.proto").Messages.Single();
        Assert.Equal("Page", Assert.Single(outer.Messages).Name);
        Assert.Equal(["shop/Catalog_.proto"], files.Single(file => file.Services.Count > 0).Dependency);
    }

    [Fact]
    public void Link_EnumsWithTheSameValues_AreToldApart()
    {
        IReadOnlyList<FileDescriptorProto> files = Link(visitor =>
        {
            Enum(visitor, "shop.Color", isClosed: false, "Unknown");
            Enum(visitor, "shop.Shade", isClosed: false, "Unknown");
            visitor.VisitMessage("shop.Item", ProtobufSerializer.ToArray(new DescriptorProto
            {
                Name = "Item",
                Fields = [new FieldDescriptorProto { Name = "shade", Number = 1, Label = FieldLabel.Optional, Type = FieldKind.Enum, TypeName = ".shop.Shade" }],
            }));
        });

        Assert.Equal("Color", files.Single(file => file.Name == "shop/Color.proto").Enums.Single().Name);
        DescriptorProto wrapper = files.Single(file => file.Name == "shop/ShadeEnum.proto").Messages.Single();
        Assert.Equal("Shade", Assert.Single(wrapper.Enums).Name);
        FileDescriptorProto item = files.Single(file => file.Name == "shop/Item.proto");
        Assert.Equal(".shop.ShadeEnum.Shade", item.Messages[0].Fields[0].TypeName);
        Assert.Equal(["shop/ShadeEnum.proto"], item.Dependency);
    }

    [Fact]
    public void Link_ClosedEnum_MakesItsUsersProto2()
    {
        IReadOnlyList<FileDescriptorProto> files = Link(visitor =>
        {
            Enum(visitor, "shop.Level", isClosed: true, "Low");
            visitor.VisitMessage("shop.Item", ProtobufSerializer.ToArray(new DescriptorProto
            {
                Name = "Item",
                Fields =
                [
                    new FieldDescriptorProto { Name = "levels", Number = 1, Label = FieldLabel.Repeated, Type = FieldKind.Enum, TypeName = ".shop.Level" },
                    new FieldDescriptorProto { Name = "text", Number = 2, Label = FieldLabel.Optional, Type = FieldKind.String, IsProto3Optional = true },
                ],
            }));
            Message(visitor, "shop.Cart", ("item", ".shop.Item"));
        });

        FileDescriptorProto item = files.Single(file => file.Name == "shop/Item.proto");
        Assert.Null(item.Syntax);
        Assert.True(item.Messages[0].Fields[0].Options?.Packed);
        Assert.Null(item.Messages[0].Fields[1].IsProto3Optional);
        Assert.Empty(item.Messages[0].OneOfs);
        Assert.Equal("proto3", files.Single(file => file.Name == "shop/Cart.proto").Syntax);
    }

    private static IReadOnlyList<FileDescriptorProto> Link(Action<IProtobufSchemaVisitor> describe)
    {
        var collector = new ContractCollector();
        describe(collector);
        return FileLinker.Link(collector);
    }

    private static void Message(IProtobufSchemaVisitor visitor, string name, params (string Name, string Type)[] fields) => visitor.VisitMessage(
        name,
        ProtobufSerializer.ToArray(new DescriptorProto
        {
            Name = name[(name.LastIndexOf('.') + 1)..],
            Fields = [.. fields.Select((field, i) => new FieldDescriptorProto { Name = field.Name, Number = i + 1, Label = FieldLabel.Optional, Type = FieldKind.Message, TypeName = field.Type })],
        }));

    private static void Enum(IProtobufSchemaVisitor visitor, string name, bool isClosed, params string[] values) => visitor.VisitEnum(
        name,
        isClosed,
        ProtobufSerializer.ToArray(new EnumDescriptorProto
        {
            Name = name[(name.LastIndexOf('.') + 1)..],
            Values = [.. values.Select((value, i) => new EnumValueDescriptorProto { Name = value, Number = i })],
        }));

    private static void AssertError(RpcStatusCode code, ReflectionAnswer answer)
    {
        var error = Assert.IsType<ReflectionAnswer.Error>(answer);
        Assert.Equal((int)code, error.Response.Code);
        Assert.NotEmpty(error.Response.Message);
    }

    private static List<FileDescriptorProto> FilesOf(ReflectionAnswer answer) =>
        [.. Assert.IsType<ReflectionAnswer.Files>(answer).Response.Files.Select(static file => ProtobufSerializer.Read<FileDescriptorProto>(file.Span))];

    private async Task<ReflectionAnswer> AskAsync(ReflectionQuestion? question)
    {
        var request = new ReflectionRequest { Host = "here", Question = question };
        IAsyncEnumerable<ReflectionResponse> answers = _channel.CreateClient<IServerReflection>().ServerReflectionInfoAsync(new[] { request }.ToAsyncEnumerable());
        await using IAsyncEnumerator<ReflectionResponse> answer = answers.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await answer.MoveNextAsync().AsTask().Within());
        Assert.Equal("here", answer.Current.ValidHost);
        Assert.Equal(request, answer.Current.OriginalRequest);
        return answer.Current.Answer!;
    }
}
