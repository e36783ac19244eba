using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Turns what a handler returns into what a server awaits; completed results cost nothing.</summary>
public static class HandlerResult
{
    /// <summary>Result of a method without an answer.</summary>
    public static ValueTask<RpcVoid> From(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return AwaitAsync(task);
        }

        // A source that is pooled goes back to its pool when its result is read.
        task.GetAwaiter().GetResult();
        return default;
    }

    /// <inheritdoc cref="From(ValueTask)"/>
    public static ValueTask<RpcVoid> From(Task task) => From(new ValueTask(task));

    /// <summary>Result of a method that returns <see cref="Task{TResult}"/>.</summary>
    public static ValueTask<TReply> From<TReply>(Task<TReply> task) => new(task);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<RpcVoid> AwaitAsync(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
