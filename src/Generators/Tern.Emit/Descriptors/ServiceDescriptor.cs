using Tern.Schema;

namespace Tern.Emit;

/// <summary>How a <c>.proto</c> file declares a service.</summary>
/// <param name="Name">Its name without its package.</param>
/// <param name="Methods">Its methods.</param>
internal sealed record ServiceDescriptor(string Name, EquatableArray<MethodDescriptor> Methods);

/// <summary>How a <c>.proto</c> file declares a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">Full name of the request's message.</param>
/// <param name="Output">Full name of the reply's message.</param>
/// <param name="IsIdempotent">Whether a call may be repeated.</param>
/// <param name="StreamsInput">Whether the caller sends a stream.</param>
/// <param name="StreamsOutput">Whether the server does.</param>
internal sealed record MethodDescriptor(string Name, string Input, string Output, bool IsIdempotent, bool StreamsInput, bool StreamsOutput);
