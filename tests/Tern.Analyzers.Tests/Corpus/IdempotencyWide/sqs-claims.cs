// case: sqs-claims
// category: keys
// rationale: the id by which a queue drops copies: fresh, optional, missing, and right
// rule: TERN2011, TERN2014, TERN2018

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SqsClaims;

public sealed record Claim(string ClaimId, string? ClientToken, string Body);

public interface IClaims
{
    [Idempotent] Task FileAsync(Claim claim);
    [Idempotent] Task ReopenAsync(Claim claim);
    [Idempotent] Task CommentAsync(string text);
    [Idempotent] Task CloseAsync(Claim claim);
}

public sealed class Claims(SqsClient sqs) : IClaims
{
    private const string Queue = "https://sqs/claims.fifo";

    public async Task FileAsync(Claim claim)
    {
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Queue, MessageBody = claim.Body, MessageDeduplicationId = Guid.NewGuid().ToString("N") }); // want: TERN2014
    }

    public async Task ReopenAsync(Claim claim)
    {
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Queue, MessageBody = claim.Body, MessageDeduplicationId = claim.ClientToken }); // want: TERN2018
    }

    public async Task CommentAsync(string text)
    {
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Queue, MessageBody = text }); // want: TERN2011
    }

    public async Task CloseAsync(Claim claim)
    {
        SendMessageRequest request = new() { QueueUrl = Queue, MessageBody = claim.Body };
        request.MessageDeduplicationId = $"close-{claim.ClaimId}";
        await sqs.SendMessageAsync(request);
    }
}

public sealed class SendMessageRequest
{
    public required string QueueUrl { get; set; }
    public required string MessageBody { get; set; }
    public string? MessageDeduplicationId { get; set; }
}

public sealed class SqsClient
{
    public required Func<SendMessageRequest, bool> Service { get; init; }
    public Task<bool> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) => Task.FromResult(Service(request));
}

public sealed class FifoQueue
{
    private readonly HashSet<string> _ids = [];

    public int Length { get; private set; }
    public SqsClient Client => new() { Service = Take };

    private bool Take(SendMessageRequest request)
    {
        if (request.MessageDeduplicationId is { } id && !_ids.Add(id))
        {
            return false;
        }

        Length++;
        return true;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        FifoQueue queue = new();
        return Twice(async () => { await new Claims(queue.Client).FileAsync(new Claim("c", "t", "x")); return $"{queue.Length}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        FifoQueue queue = new();
        return Twice(async () => { await new Claims(queue.Client).ReopenAsync(new Claim("c", null, "x")); return $"{queue.Length}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        FifoQueue queue = new();
        return Twice(async () => { await new Claims(queue.Client).CommentAsync("x"); return $"{queue.Length}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        FifoQueue queue = new();
        return Twice(async () => { await new Claims(queue.Client).CloseAsync(new Claim("c", null, "x")); return $"{queue.Length}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
