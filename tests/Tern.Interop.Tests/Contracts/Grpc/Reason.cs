namespace Tern.Interop.Tests.Contracts.Grpc;

/// <content>What the IDL does not say.</content>
public sealed partial record Reason
{
    /// <summary>Its name in <c>google.protobuf.Any</c>.</summary>
    public const string TypeUrl = "type.googleapis.com/tern.interop.Reason";
}
