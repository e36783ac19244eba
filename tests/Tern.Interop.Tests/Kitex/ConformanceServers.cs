using Tern.Interop.Tests.Contracts;
using Tern.Interop.Tests.Vectors;
using Xunit;

namespace Tern.Interop.Tests.Kitex;

/// <summary>Tern servers set up as the Go servers were whose replies were captured.</summary>
public sealed class ConformanceServers : IAsyncLifetime
{
    private readonly RpcServer _plain = Build(new ConformanceHandler(), checksum: false);
    private readonly RpcServer _checksum = Build(new ConformanceHandler(), checksum: true);
    private readonly RpcServer _baseOnly = new RpcServerBuilder()
        .Listen("tcp://127.0.0.1:0")
        .AddService<IBaseService>(new ConformanceHandler())
        .Build();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _plain.StartAsync();
        await _checksum.StartAsync();
        await _baseOnly.StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _checksum.DisposeAsync();
        await _baseOnly.DisposeAsync();
    }

    /// <summary>The server for a vector: some were captured with checksums switched on, some from a server without the service.</summary>
    internal RpcServer For(VectorFile file)
    {
        if (file.Name.Contains("crc32c", StringComparison.Ordinal))
        {
            return _checksum;
        }

        return file.Name.Contains("unknown-method", StringComparison.Ordinal) ? _baseOnly : _plain;
    }

    private static RpcServer Build(ConformanceHandler handler, bool checksum) => new RpcServerBuilder()
        .Listen("tcp://127.0.0.1:0")
        .AddService<IConformance>(handler)
        .Configure(options => options.PayloadChecksum = checksum)
        .Build();
}
