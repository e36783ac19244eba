using Tern.Generic;

namespace Tern.Cli;

/// <summary>One call of <c>tern call</c>: what it sends, shows and ends with.</summary>
internal sealed class CallRun(CallTarget target, CallContext context, GenericOptions json, CliHost host, bool isVerbose, bool isCompact)
{
    private int _answers;

    /// <summary>Makes the call.</summary>
    /// <param name="requests">Requests of a method that takes a stream.</param>
    /// <param name="request">Gives the request of any other.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IAsyncEnumerable<GenericJson> requests, Func<Task<GenericJson>> request, CancellationToken cancellationToken)
    {
        ShowRequest();
        long start = host.Time.GetTimestamp();
        try
        {
            await CallAsync(requests, request, cancellationToken).ConfigureAwait(false);
            ShowStatus("Ok", start);
            return ExitCodes.Ok;
        }
        catch (GenericException declared)
        {
            ShowStatus(declared.Name, start);
            await host.Error.WriteLineAsync($"error: {target.Method.FullName} answered with the exception {declared.Name}").ConfigureAwait(false);
            await host.Error.WriteLineAsync(JsonOutput.Format(declared.Json ?? "{}", isCompact)).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        catch (RpcBizException answer)
        {
            ShowStatus($"business error {answer.Code}", start);
            await host.Error.WriteLineAsync($"error: {target.Method.FullName} answered with business error {answer.Code}: {answer.Message}").ConfigureAwait(false);
            foreach ((string key, string value) in answer.Extra ?? new Dictionary<string, string>())
            {
                await host.Error.WriteLineAsync($"  {key}: {value}").ConfigureAwait(false);
            }

            return ExitCodes.Failed;
        }
        catch (RpcException failure)
        {
            ShowStatus(failure.Code.ToString(), start);
            ShowAttempts(failure);
            throw;
        }
    }

    private async Task CallAsync(IAsyncEnumerable<GenericJson> requests, Func<Task<GenericJson>> request, CancellationToken cancellationToken)
    {
        GenericClient client = new(target.Channel, target.Method.Service, json);
        string name = target.Method.Name;
        switch (target.Method.Kind)
        {
            case MethodKind.ServerStreaming:
                await ShowAsync(client.ServerStreamJsonAsync(name, await request().ConfigureAwait(false), context, cancellationToken)).ConfigureAwait(false);
                break;
            case MethodKind.ClientStreaming:
                Show(await client.ClientStreamJsonAsync(name, requests, context, cancellationToken).ConfigureAwait(false), isCompact);
                break;
            case MethodKind.DuplexStreaming:
                await ShowAsync(client.DuplexStreamJsonAsync(name, requests, context, cancellationToken)).ConfigureAwait(false);
                break;
            case MethodKind.OneWay:
                await client.InvokeJsonAsync(name, await request().ConfigureAwait(false), context, cancellationToken).ConfigureAwait(false);
                break;
            default:
                Show(await client.InvokeJsonAsync(name, await request().ConfigureAwait(false), context, cancellationToken).ConfigureAwait(false), isCompact);
                break;
        }
    }

    private async Task ShowAsync(IAsyncEnumerable<GenericJson> answers)
    {
        await foreach (GenericJson answer in answers.ConfigureAwait(false))
        {
            Show(answer, isOneLine: true);
        }
    }

    private void Show(GenericJson answer, bool isOneLine)
    {
        _answers++;
        host.Out.WriteLine(JsonOutput.Format(answer, isOneLine));
        host.Out.Flush();
    }

    private void ShowRequest()
    {
        if (!isVerbose)
        {
            return;
        }

        host.Error.WriteLine($"> {target.Method.FullName} over {ProtocolNames.Of(target.Protocol)} to {target.Channel.Target}");
        if (target.Asked is { } asked)
        {
            host.Error.WriteLine($"> contract by reflection, {Durations.Format(asked)}");
        }

        ShowMetadata('>', "meta", context.Transient);
        ShowMetadata('>', "meta-persistent", context.Persistent);
        ShowHeaders('>', context.RequestHeaders);
        if (context.Timeout is { } timeout)
        {
            host.Error.WriteLine($"> timeout {Durations.Format(timeout)}");
        }
    }

    private void ShowStatus(string status, long start)
    {
        if (!isVerbose)
        {
            return;
        }

        host.Out.Flush();
        ShowHeaders('<', context.ResponseHeaders);
        ShowMetadata('<', "meta-backward", context.Backward);
        ShowHeaders('<', context.ResponseTrailers, " (trailer)");
        string messages = target.Method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming ? $", {_answers} message{(_answers == 1 ? "" : "s")}" : "";
        host.Error.WriteLine($"< {status}{messages}, {Durations.Format(host.Time.GetElapsedTime(start))}");
    }

    private void ShowAttempts(RpcException failure)
    {
        if (isVerbose)
        {
            foreach (RpcAttempt attempt in failure.Attempts)
            {
                host.Error.WriteLine($"< attempt at {attempt.Endpoint} ({attempt.Reason}): {attempt.Outcome}, {Durations.Format(attempt.Ran)}");
            }
        }
    }

    private void ShowMetadata(char direction, string kind, RpcMetadata metadata)
    {
        foreach ((string key, string value) in metadata)
        {
            host.Error.WriteLine($"{direction} {kind} {key}={value}");
        }
    }

    private void ShowHeaders(char direction, RpcHeaders headers, string remark = "")
    {
        foreach (RpcHeader header in headers)
        {
            host.Error.WriteLine($"{direction} {header}{remark}");
        }
    }
}
