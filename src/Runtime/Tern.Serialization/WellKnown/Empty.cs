namespace Tern.WellKnown;

/// <summary>A message without fields (<c>google.protobuf.Empty</c>).</summary>
/// <remarks>Source: <c>google/protobuf/empty.proto</c>. A method without arguments or without an answer has such a body already.</remarks>
[RpcMessage(Name = "google.protobuf.Empty")]
public sealed partial record Empty;
