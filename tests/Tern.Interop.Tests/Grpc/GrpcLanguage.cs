namespace Tern.Interop.Tests.Grpc;

/// <summary>Which implementation of gRPC a peer runs on.</summary>
public enum GrpcLanguage
{
    /// <summary>Debian's python3-grpcio.</summary>
    Python,

    /// <summary>Debian's libgrpc++.</summary>
    Cpp,

    /// <summary>npm's @grpc/grpc-js.</summary>
    JavaScript,
}
