// variations: practice
// rationale: shapes that working services have: mediators, observers in the same program, structs that grow into new ones, guards under other names

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Practice;

public interface IMailSender
{
    Task SendAsync(string to, string text);
}

public interface IShipMediator
{
    Task SendAsync(object command);
}

public sealed record Depart(int Ship);

public readonly struct Path
{
    private readonly string _text;

    public Path(string text) => _text = text;

    public Path Append(string part) => new(_text + part);
}

/// <summary>Tells objects of this program, which look at what is there.</summary>
public sealed class NotificationBoard
{
    private readonly List<Func<Task>> _watchers = [];

    public async Task NotifyShipChangedAsync(int ship)
    {
        foreach (Func<Task> watcher in _watchers)
        {
            await watcher();
        }
    }
}

public interface IRequestLog
{
    Task<bool> ExistAsync(Guid id);

    Task CreateRequestAsync(Guid id);
}

public interface ITransfers
{
    Task<Transfer?> GetByGatewayAsync(int gateway, string id);

    Task CreateAsync(Transfer transfer);
}

public sealed class Transfer
{
    public int Gateway { get; set; }

    public string GatewayId { get; set; } = "";
}

public sealed class Port(IMailSender mails, IShipMediator mediator, NotificationBoard board, IRequestLog log, ITransfers transfers)
{
    private static readonly Path s_root = new("/ships/");

    [Idempotent]
    public Task Mail(string to) => mails.SendAsync(to, "hello"); // want: TERN2011

    [Idempotent]
    public Task Dispatch(int ship) => mediator.SendAsync(new Depart(ship));

    [Idempotent]
    public Task Tell(int ship) => board.NotifyShipChangedAsync(ship);

    [Idempotent]
    public string PathOf(string ship) => s_root.Append(ship).ToString()!;

    [Idempotent]
    public async Task Once(Guid id, string to)
    {
        if (await log.ExistAsync(id))
        {
            return;
        }

        await log.CreateRequestAsync(id);
        await mails.SendAsync(to, "once");
    }

    [Idempotent]
    public async Task Credit(string id, string to)
    {
        if (await transfers.GetByGatewayAsync(3, id) != null)
        {
            return;
        }

        await transfers.CreateAsync(new Transfer { Gateway = 3, GatewayId = id });
        await mails.SendAsync(to, "credited");
    }
}
