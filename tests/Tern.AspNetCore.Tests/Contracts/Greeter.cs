namespace Tern.AspNetCore.Tests;

/// <summary>Answers with the peer's address, or when a test lets it.</summary>
internal sealed class Greeter : IGreeter
{
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource LetGo { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RpcPeer? Peer { get; private set; }

    public ValueTask<string> GreetAsync(string name, CallContext? context = null)
    {
        Peer = context?.Peer ?? CallContext.Current?.Peer;
        return ValueTask.FromResult("Hello, " + name);
    }

    public async ValueTask<string> WaitAsync(string name, CancellationToken cancellationToken = default)
    {
        Waiting.TrySetResult();
        await LetGo.Task.WaitAsync(cancellationToken);
        return "Waited, " + name;
    }
}
