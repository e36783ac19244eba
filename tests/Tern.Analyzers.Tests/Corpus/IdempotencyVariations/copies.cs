// variations: copies
// rationale: collections that are replaced by a changed copy

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

namespace Idempotency.Variations.Copies;

public sealed record Job(string JobId, string Owner, int Size);
public sealed class Cow
{
    private List<string> _names = []; private string[] _ring = []; private Dictionary<string, int> _map = []; private HashSet<string> _set = []; private volatile IReadOnlyList<string> _all = []; private readonly object _gate = new();
    [Idempotent] public void A1(Job j) { List<string> copy = new(_names); copy.Add(j.Owner); _names = copy; } // want: TERN2008
    [Idempotent] public void A2(Job j) { List<string> copy = [.. _names]; copy.Add(j.Owner); _names = copy; } // want: TERN2008
    [Idempotent] public void A3(Job j) { var copy = _all.ToList(); copy.Add(j.Owner); _all = copy; } // want: TERN2008
    [Idempotent] public void A4(Job j) { var copy = _all.ToList(); copy.Insert(0, j.Owner); lock (_gate) { _all = copy.ToArray(); } } // want: TERN2008
    [Idempotent] public void A5(Job j) { _ring = [.. _ring, j.Owner]; } // want: TERN2008
    [Idempotent] public void B1(Job j) { List<string> copy = [.. _names]; _names = copy; }
    [Idempotent] public void B2(Job j) { List<string> copy = new(_names); if (!copy.Contains(j.Owner)) { copy.Add(j.Owner); } _names = copy; }
    [Idempotent] public void B3(Job j) { var copy = _all.ToList(); if (copy.Contains(j.Owner)) return; copy.Add(j.Owner); _all = copy; }
    [Idempotent] public void B4(Job j) { Dictionary<string, int> copy = new(_map); copy[j.Owner] = j.Size; _map = copy; }
    [Idempotent] public void B5(Job j) { HashSet<string> copy = new(_set); copy.Add(j.Owner); _set = copy; }
    [Idempotent] public void B6(Job j) { List<string> copy = new(_names); copy.Remove(j.Owner); copy.Add(j.Owner); _names = copy; }
    [Idempotent] public void B7(Job j) { List<string> copy = [.. _names.Where(n => n != j.Owner)]; copy.Add(j.Owner); _names = copy; }
    [Idempotent] public void B8(Job j) { List<string> copy = new(_names); int at = copy.IndexOf(j.Owner); if (at < 0) copy.Add(j.Owner); else copy[at] = j.Owner; _names = copy; }
    [Idempotent] public void B9(Job j) { var sorted = _names.ToList(); sorted.Sort(); _names = sorted; List<string> shown = [.. _names, "footer"]; shown.Add("x"); }
    [Idempotent] public void C1(Job j) { _names = [.. _names.Append(j.Owner).Distinct()]; }
    [Idempotent] public void C2(Job j) { var keep = new List<string>(); foreach (string n in _names) { if (n != j.Owner) keep.Add(n); } keep.Add(j.Owner); _names = keep; }
    [Idempotent] public void C3(Job j) { var keep = new List<string>(); foreach (string n in _names) { keep.Add(n.Trim()); } _names = keep; }
}
