using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Turns what an invoker returns for a client stream into what the contract method returns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamResult
{
    /// <summary>Result of a method without an answer.</summary>
    public static ValueTask WithoutValue(ValueTask<RpcVoid> task) => new(task.AsTask());
}
