// variations: types
// rationale: states that are types, sets made of lists, lists with an index

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Types;

public sealed record Job(string JobId, string Owner, int Size);
public abstract record Life { public sealed record Young : Life; public sealed record Old(int Years) : Life; }
public interface IShape { } public sealed class Round : IShape { } public sealed class Square : IShape { public int N; }
public sealed class Types
{
    private Life _life = new Life.Young(); private readonly Dictionary<string, Life> _all = []; private int _n; private IShape _shape = new Round(); private object? _any; private List<string> _names = []; private readonly LinkedList<string> _order = new(); private readonly Dictionary<string, LinkedListNode<string>> _at = [];
    [Idempotent] public void A1(Job j) { if (_all[j.JobId] is not Life.Young) return; _n += j.Size; _all[j.JobId] = new Life.Old(3); }
    [Idempotent] public void A2(Job j) { switch (_life) { case Life.Young: _life = new Life.Old(1); _n++; break; case Life.Old: break; } }
    [Idempotent] public void A3(Job j) { if (_shape is Round) { _shape = new Square(); _n++; } }
    [Idempotent] public void A4(Job j) { if (_all.TryGetValue(j.JobId, out Life? l) && l is Life.Old) { return; } _n++; _all[j.JobId] = new Life.Old(j.Size); }
    [Idempotent] public void A5(Job j) { _names = [.. _names.Append(j.Owner).Distinct()]; }
    [Idempotent] public void A6(Job j) { _names = _names.Concat([j.Owner, j.JobId]).DistinctBy(n => n).ToList(); }
    [Idempotent] public void B1(Job j) { if (_life is Life.Young) return; _n++; /* stays old */ _life = new Life.Old(_n); } // want: TERN2007
    [Idempotent] public void B2(Job j) { if (_shape is Square s) { s.N++; _shape = s; } } // want: TERN2007
    [Idempotent] public void B3(Job j) { if (_any is string text) { _any = text + j.Owner; } } // want: TERN2008
    [Idempotent] public void B4(Job j) { _names = [.. _names.Distinct().Append(j.Owner)]; } // want: TERN2008
    [Idempotent] public void B5(Job j) { if (_at.TryGetValue(j.JobId, out LinkedListNode<string>? n)) { _order.Remove(n); } _at[j.JobId] = _order.AddLast(j.JobId); }
    [Idempotent] public void B6(Job j) { if (_at.TryGetValue(j.Owner, out LinkedListNode<string>? n)) { _n = 1; } _at[j.JobId] = _order.AddLast(j.JobId); } // want: TERN2008
}

public sealed class Looked
{
    public sealed class Part { public string Id { get; init; } = ""; public bool IsBroken { get; set; } }

    private readonly List<Part> _parts = [];

    [Idempotent]
    public void C1(Job j)
    {
        Part? part = _parts.FirstOrDefault(p => p.Id == j.JobId && p.Id != j.Owner);
        if (part is not null && part.IsBroken)
        {
            throw new InvalidOperationException("broken");
        }

        if (part is null)
        {
            _parts.Add(new Part { Id = j.JobId });
        }
    }
}

public enum Stage { Open, Paid, Shipped }

public sealed record Move(Stage To, string By);

public sealed class Parcel
{
    private Stage _stage;
    private int _moves;
    private DateTime _at;

    [Idempotent] public void Pay(string by) { if (_stage == Stage.Paid) { return; } Go(Stage.Paid); _moves++; }
    [Idempotent] public void PayAnew(string by) { if (_stage == Stage.Paid) { return; } Skip(Stage.Shipped); _moves++; } // want: TERN2007
    [Idempotent] public void Ship() { switch ((_stage, _moves)) { case (Stage.Shipped, _): return; default: _stage = Stage.Shipped; _at = DateTime.UtcNow; break; } }
    [Idempotent] public void ShipAnyway() { switch ((_stage, _moves)) { case (_, 7): return; default: _stage = Stage.Shipped; _at = DateTime.UtcNow; break; } } // want: TERN2006
    [Idempotent] public void Take(Move move) { if (move is (var to, _) && _stage != to) { _stage = to; _at = DateTime.UtcNow; } }

    private void Go(Stage to) => _stage = (_stage, to) switch { (var from, var next) when next > from => next, _ => throw new InvalidOperationException() };

    private void Skip(Stage to) => _stage = (_stage, to) switch { (Stage.Shipped, _) => Stage.Shipped, (_, var next) => next };
}
