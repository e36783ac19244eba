// case: rpc-clinic-base
// category: calls
// rationale: a step that the base class leaves open calls a remote method
// rule: TERN2005

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RpcClinicBase;

[RpcService("clinic.Billing")]
public interface IBilling
{
    Task<long> OpenInvoiceAsync(string patient);

    [Idempotent]
    Task CloseInvoiceAsync(string patient);
}

public interface IVisits
{
    [Idempotent]
    Task FinishAsync(string patient);
}

public abstract class VisitsBase : IVisits
{
    public async Task FinishAsync(string patient)
    {
        await ValidateAsync(patient);
        await SettleAsync(patient);
    }

    protected virtual Task ValidateAsync(string patient) => patient.Length == 0 ? Task.FromException(new ArgumentException(patient)) : Task.CompletedTask;

    protected abstract Task SettleAsync(string patient);
}

public sealed class PrivateVisits(IBilling billing) : VisitsBase
{
    protected override async Task SettleAsync(string patient)
    {
        async Task<long> Open() => await billing.OpenInvoiceAsync(patient); // want: TERN2005

        long invoice = await Open();
        if (invoice > 0)
        {
            await billing.CloseInvoiceAsync(patient);
        }
    }
}

public sealed class InsuredVisits(IBilling billing) : VisitsBase
{
    protected override Task SettleAsync(string patient) => billing.CloseInvoiceAsync(patient);
}

public sealed class FakeBilling : IBilling
{
    public long Opened { get; private set; }

    public Task<long> OpenInvoiceAsync(string patient) => Task.FromResult(++Opened);

    public Task CloseInvoiceAsync(string patient) => Task.CompletedTask;
}

public static class Case
{
    private static readonly FakeBilling Billing = new();

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new PrivateVisits(Billing).FinishAsync("ann"), () => Billing.Opened);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => new InsuredVisits(Billing).FinishAsync("ann"), () => Billing.Opened);

    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
