// case: service-retry-gateway
// category: service-resilience
// rationale: a retry pipeline with circuit breaker, hedging and last-error bookkeeping
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RetryGateway;

public sealed record Request(string Path, int Priority);

public sealed class Response
{
    public Response(int status, string? body)
    {
        Status = status;
        Body = body;
    }

    public int Status { get; }
    public string? Body { get; }
    public bool IsSuccess => Status < 400 && Body != null;
}

public sealed class TransportException(string message, bool transient) : Exception(message)
{
    public bool Transient => transient;
}

public interface ITransport
{
    Task<Response> SendAsync(Request request, int attempt);
}

public sealed class ScriptedTransport(params string[] script) : ITransport
{
    private int _at;

    public Task<Response> SendAsync(Request request, int attempt)
    {
        var step = _at < script.Length ? script[_at++] : "ok";
        return step switch
        {
            "ok" => Task.FromResult(new Response(200, request.Path + "@" + attempt)),
            "empty" => Task.FromResult(new Response(204, null)),
            "busy" => Task.FromException<Response>(new TransportException("busy", true)),
            _ => Task.FromException<Response>(new TransportException(step, false)),
        };
    }
}

public enum CircuitState { Closed, Open, HalfOpen }

public sealed class Circuit
{
    private readonly int _threshold;
    private int _failures;
    private Exception? _cause;
    public Circuit(int threshold) => _threshold = threshold;
    public CircuitState State { get; private set; }
    public int Cooldown { get; private set; }

    public void Success()
    {
        State = CircuitState.Closed;
        _failures = 0;
        _cause = null;
    }

    public void Failure(Exception cause)
    {
        if (State == CircuitState.HalfOpen || ++_failures >= _threshold)
        {
            _cause = cause;
            Cooldown = 2;
            State = CircuitState.Open;
        }
    }

    public void Tick()
    {
        if (State == CircuitState.Open && --Cooldown == 0)
            State = CircuitState.HalfOpen;
    }

    public void ThrowIfOpen()
    {
        if (State == CircuitState.Open)
            throw new InvalidOperationException("circuit open: " + _cause.Message, _cause); // csc-false
    }

    public string Explain() => State == CircuitState.Closed ? "closed" : State + " because of " + _cause!.Message;
}

public sealed record RetryOptions
{
    public int Attempts { get; init; } = 3;
    public Func<int, TimeSpan>? Backoff { get; init; }
    public string? ClientName { get; init; }

    public RetryOptions Normalize() => this with
    {
        ClientName = string.IsNullOrWhiteSpace(ClientName) ? "default" : ClientName.Trim(),
        Backoff = Backoff ?? (n => TimeSpan.FromTicks(n)),
        Attempts = Math.Clamp(Attempts, 1, 10),
    };
}

public sealed class AttemptLog
{
    private readonly List<string> _entries = new();
    private string? _last;
    public int Count => _entries.Count;

    public void Add(string entry)
    {
        _entries.Add(entry);
        _last = entry;
    }

    public int LastLength() => Count == 0 ? 0 : _last.Length; // csc-false
    public string LongestEntry() => Count == 0 ? "" : _entries.MaxBy(e => e.Length)!.ToUpperInvariant();

    public void Clear()
    {
        _entries.Clear();
        _last = null;
    }
}

public sealed class Gateway
{
    private readonly ITransport _transport;
    private readonly RetryOptions _options;
    private readonly Circuit _circuit;
    private readonly Dictionary<string, Response> _cache = new();
    private TransportException? _lastError;

    public Gateway(ITransport transport, RetryOptions options, Circuit circuit)
    {
        _transport = transport;
        _options = options.Normalize();
        _circuit = circuit;
    }

    public AttemptLog Log { get; } = new();

    public async Task<Response> SendAsync(Request request)
    {
        _circuit.ThrowIfOpen();
        Response? response = null;
        Exception? error = null;
        for (var attempt = 1; attempt <= _options.Attempts && response == null; attempt++)
        {
            try
            {
                response = await _transport.SendAsync(request, attempt);
                Log.Add(_options.ClientName + " " + response.Status);
            }
            catch (TransportException e)
            {
                error = _lastError = e;
                Log.Add(e.Message);
                if (!e.Transient)
                    break;
                await Task.Delay(_options.Backoff!(attempt));
            }
        }

        if (response == null)
        {
            _circuit.Failure(error); // csc-false
            throw new TimeoutException(request.Path, error);
        }

        _circuit.Success();
        _cache[request.Path] = response;
        return response;
    }

    public async Task<int> BodyLengthAsync(Request request)
    {
        var response = await SendAsync(request);
        if (!response.IsSuccess)
            return -1;
        return response.Body.Length; // csc-false
    }

    /// <summary>Sends, and falls back to the last good answer of the same path.</summary>
    public async Task<string> SendOrCachedAsync(Request request)
    {
        Response? response = null;
        try
        {
            response = await SendAsync(request);
        }
        catch (TimeoutException)
        {
            if (request.Priority > 0)
                throw;
        }

        response ??= _cache.GetValueOrDefault(request.Path);
        return response!.Status + ":" + response.Body; // want: null-deref
    }

    public async Task<string> FirstOfAsync(params Request[] requests)
    {
        Task<Response>? winner = null;
        foreach (var request in requests)
        {
            var task = SendAsync(request);
            try
            {
                await task;
                winner = task;
                break;
            }
            catch (TimeoutException)
            {
                Log.Add("lost " + request.Path);
            }
        }

        return winner == null ? "none" : (await winner).Status.ToString();
    }

    public string Health()
    {
        if (_circuit.State == CircuitState.Closed && Log.Count == 0)
            return "fresh";
        return Log.LastLength() + " " + (_lastError!.Transient ? "flaky" : "down"); // want: null-deref
    }
}

public static class Case
{
    private static Gateway Build(int threshold, params string[] script) =>
        new(new ScriptedTransport(script), new RetryOptions { ClientName = " web " }, new Circuit(threshold));

    public static async Task DemoRetry()
    {
        var g = Build(3, "busy", "busy", "ok", "empty", "fatal", "ok");
        Console.WriteLine(g.Health() + await g.BodyLengthAsync(new Request("/a", 1)) + g.Health());
        Console.WriteLine(await g.BodyLengthAsync(new Request("/a", 1)) + await g.SendOrCachedAsync(new Request("/a", 0)));
        Console.WriteLine(await g.FirstOfAsync(new Request("/b", 0), new Request("/c", 0)) + g.Log.LongestEntry() + g.Log.LastLength());
        g.Log.Clear();
    }

    public static async Task DemoCircuit()
    {
        var circuit = new Circuit(1);
        var g = new Gateway(new ScriptedTransport("fatal", "fatal"), new RetryOptions(), circuit);
        for (var i = 0; i < 4; i++)
        {
            try
            {
                await g.SendAsync(new Request("/x", 1));
            }
            catch (Exception e) when (e is TimeoutException or InvalidOperationException)
            {
                Console.WriteLine(e.Message + circuit.Explain());
            }

            circuit.Tick();
        }
    }

    public static async Task DemoNoCachedAnswer() => await Build(5, "fatal").SendOrCachedAsync(new Request("/never", 0));

    public static async Task DemoHealthAfterSuccess()
    {
        var g = Build(5, "ok");
        await g.SendAsync(new Request("/fine", 1));
        g.Health();
    }
}
