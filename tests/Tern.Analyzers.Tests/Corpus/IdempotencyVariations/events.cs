// variations: events
// rationale: messages that say which they are, and publishers with several implementations

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Events;

public class OrderEvent
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public string Order { get; set; } = "";
}

public interface IEventBus
{
    Task PublishAsync(OrderEvent message);
}

public interface IMailer
{
    Task SendMailAsync(string text);
}

public interface ITransportSender
{
    Task SendAsync(string text);
}

public sealed class Post(ITransportSender sender) : IMailer
{
    public Task SendMailAsync(string text) => sender.SendAsync(text);
}

public sealed class Pigeon(ITransportSender sender) : IMailer
{
    public Task SendMailAsync(string text) => sender.SendAsync(text);
}

public sealed class Events(IEventBus bus, IMailer mailer)
{
    [Idempotent]
    public Task Forward(OrderEvent message) => bus.PublishAsync(message);

    [Idempotent]
    public Task Make(string order) => bus.PublishAsync(new OrderEvent { Order = order }); // want: TERN2006

    [Idempotent]
    public Task Mail(string text) => mailer.SendMailAsync(text); // want: TERN2011
}
