// variations: keys
// rationale: keys from metadata, and keys that may be empty

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Keys;

public sealed record Credit(Guid RequestId, string Key, int Cents);

public sealed class Metadata
{
    private readonly Dictionary<string, string> _entries = [];

    public string? this[string name] => _entries.TryGetValue(name, out string? value) ? value : null;

    public bool TryGetValue(string name, out string value) => _entries.TryGetValue(name, out value!);
}

public sealed class Keyed
{
    private readonly HashSet<string> _seen = [];
    private readonly ConcurrentDictionary<Guid, int> _replies = new();
    private int _cents;

    [Idempotent]
    public void FromDictionary(Credit credit, Dictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue("idempotency-key", out string? key))
        {
            throw new ArgumentException("idempotency-key is required");
        }

        if (!_seen.Add(key))
        {
            return;
        }

        _cents += credit.Cents;
    }

    [Idempotent]
    public void FromDictionaryOptional(Credit credit, Dictionary<string, string> metadata)
    {
        if (metadata.TryGetValue("idempotency-key", out string? key) && !_seen.Add(key)) // want: TERN2018
        {
            return;
        }

        _cents += credit.Cents;
    }

    [Idempotent]
    public void FromContext(Credit credit, CallContext? context = null)
    {
        string? key = context?.Transient["idempotency-key"];
        if (key is null)
        {
            throw new ArgumentException("idempotency-key is required");
        }

        if (!_seen.Add(key))
        {
            return;
        }

        _cents += credit.Cents;
    }

    [Idempotent]
    public void LateFromContext(Credit credit, CallContext? context = null)
    {
        _cents += credit.Cents;
        string key = context?.Transient["idempotency-key"] ?? throw new ArgumentException("idempotency-key is required");
        if (!_seen.Add(key)) // want: TERN2017
        {
            return;
        }
    }

    [Idempotent]
    public int EmptyGuid(Credit credit)
    {
        if (credit.RequestId != Guid.Empty && _replies.TryGetValue(credit.RequestId, out int reply)) // want: TERN2018
        {
            return reply;
        }

        _cents += credit.Cents;
        _replies[credit.RequestId] = _cents;
        return _cents;
    }

    [Idempotent]
    public void EmptyText(Credit credit)
    {
        if (credit.Key != "" && !_seen.Add(credit.Key)) // want: TERN2018
        {
            return;
        }

        _cents += credit.Cents;
    }

    [Idempotent]
    public void EmptyTextRefused(Credit credit)
    {
        if (credit.Key.Length == 0 || credit.Key == string.Empty)
        {
            throw new ArgumentException("key");
        }

        if (!_seen.Add(credit.Key))
        {
            return;
        }

        _cents += credit.Cents;
    }
}
