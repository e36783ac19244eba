// case: mix-message-mediator
// category: generics
// rationale: a mediator answers default for a request nobody handles and for a handler that found nothing; decorators hand it on
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.MixMessageMediator;

public interface IRequest<TOut>;

public interface IHandler<TIn, TOut>
{
    Task<TOut> HandleAsync(TIn request);
}

public sealed record GetAuthor(int Id) : IRequest<Author>;

public sealed record CountBooks(string Author) : IRequest<int>;

public sealed record FindShelf(string Code) : IRequest<Shelf>;

public sealed record Author(string Name);

public sealed record Shelf(string Room);

public sealed class AuthorHandler : IHandler<GetAuthor, Author>
{
    private readonly List<Author> _authors = [new("Lem"), new("Le Guin")];

    public async Task<Author> HandleAsync(GetAuthor request)
    {
        await Task.Yield();
        return _authors.ElementAtOrDefault(request.Id)!;
    }
}

public sealed class Timed<TIn, TOut>(IHandler<TIn, TOut> inner) : IHandler<TIn, TOut>
{
    public int Calls { get; private set; }

    public async Task<TOut> HandleAsync(TIn request)
    {
        Calls++;
        return await inner.HandleAsync(request);
    }
}

public sealed class Mediator
{
    private readonly Dictionary<Type, Func<object, Task<object?>>> _handlers = new();

    public void Register<TIn, TOut>(IHandler<TIn, TOut> handler)
        where TIn : IRequest<TOut>
    {
        _handlers[typeof(TIn)] = async r => await handler.HandleAsync((TIn)r);
    }

    public async Task<TOut> SendAsync<TOut>(IRequest<TOut> request) =>
        _handlers.TryGetValue(request.GetType(), out var h) ? (TOut)(await h(request))! : default!;
}

public static class Desk
{
    private static Mediator Start()
    {
        var m = new Mediator();
        m.Register(new Timed<GetAuthor, Author>(new AuthorHandler()));
        return m;
    }

    public static async Task<int> NameWidth(int id) => (await Start().SendAsync(new GetAuthor(id))).Name.Length; // want: null-deref
    public static async Task<string> Room() => (await Start().SendAsync(new FindShelf("x"))).Room.Trim(); // want: null-deref
    public static async Task<string> RoomOrHall() => (await Start().SendAsync(new FindShelf("x")))?.Room ?? "hall";
    public static async Task<string> Books() => (await Start().SendAsync(new CountBooks("Lem"))).ToString();
    public static async Task<int> Direct(IHandler<GetAuthor, Author> h) => (await h.HandleAsync(new(7))).Name.Length; // want: null-deref
}

public static class Case
{
    public static Task Demo1() => Desk.NameWidth(5);
    public static Task Demo2() => Desk.Room();
    public static Task Demo3() => Desk.RoomOrHall();
    public static Task Demo4() => Desk.Books();
    public static Task Demo5() => Desk.Direct(new AuthorHandler());
}
