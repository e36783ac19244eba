namespace Tern.Protocols;

/// <summary>What follows the handler of a request with a deadline through its awaits: a context of its own, and the execution context in which that is the current one.</summary>
/// <remarks>Lent by its connection to one call after another, because the runtime can only flow a value in objects that it makes for it. Requests with metadata never get one.</remarks>
internal sealed class DeadlineFlow
{
    public DeadlineFlow() => Execution = Context.CaptureExecutionContext();

    public CallContext Context { get; } = new();

    public ExecutionContext Execution { get; }

    /// <summary>The next one that is free; the lock of the connection's scope guards it.</summary>
    public DeadlineFlow? NextFree { get; set; }
}
