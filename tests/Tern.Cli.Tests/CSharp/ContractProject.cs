namespace Tern.Cli.Tests.CSharp;

/// <summary>A project with contracts in C#, written once for all tests that read it.</summary>
public sealed class ContractProject : IDisposable
{
    public const string Source = """
        using Tern;

        namespace Shop;

        /// <summary>Things for sale.</summary>
        [RpcService("Shop.Catalog")]
        public interface ICatalog
        {
            /// <summary>Finds a thing.</summary>
            [Idempotent]
            ValueTask<Item> GetAsync(GetItem request, CallContext? context = null);

            IAsyncEnumerable<Item> WatchAsync(GetItem request, CallContext? context = null);
        }

        [RpcMessage]
        public sealed partial record GetItem
        {
            [RpcField(1)] public required string Sku { get; init; }
        }

        /// <summary>A thing.</summary>
        [RpcMessage]
        public sealed partial record Item
        {
            [RpcField(1)] public required string Sku { get; init; }
            [RpcField(2)] public long? Cents { get; init; }
            [RpcField(3)] public List<string> Tags { get; init; } = [];
        }
        """;

    private readonly TempFolder _folder = new();

    public ContractProject()
    {
        string references = string.Concat(new[] { "Tern.Abstractions", "Tern.Serialization" }
            .Select(static name => $"<Reference Include=\"{name}\" HintPath=\"{System.IO.Path.Combine(AppContext.BaseDirectory, name)}.dll\" />"));
        _folder.Write(
            "Shop.Contract/Shop.Contract.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0</TargetFrameworks>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
        _folder.Write("Shop.Contract/Contract.cs", Source);
    }

    public string Path => _folder.Path;

    internal TempFolder Folder => _folder;

    public void Dispose() => _folder.Dispose();
}
