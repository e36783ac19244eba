using System.Globalization;
using Tern.Idl.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>Reads the lines of a lock, in any order: a merge may have mixed them.</summary>
internal sealed class LockReader(string path, string text)
{
    private readonly SourceMap _map = new(path, text);
    private readonly List<ContractDiagnostic> _errors = [];
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, ContractWires Wire), MessageLines> _messages = [];
    private readonly Dictionary<(string Name, ContractWires Wire), EnumLines> _enums = [];
    private readonly Dictionary<(string Name, ContractWires Wire), ServiceLines> _services = [];

    /// <summary>Reads all lines.</summary>
    public LockReading Read()
    {
        bool hasHead = false;
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            string line = text.Substring(start, end - start).Trim();
            SourceSpan where = _map.Span(start, Math.Max(line.Length, 1));
            start = end + 1;
            if (line.Length == 0 || line[0] == '#' || !_lines.Add(line))
            {
                continue;
            }

            string[] words = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "tern-lock")
            {
                hasHead = true;
                if (words.Length != 2 || words[1] != "1")
                {
                    Error(where, "it is written by another version of Tern; this one reads version 1");
                    return new LockReading(ContractLock.Empty, _errors.ToEquatableArray());
                }
            }
            else if (ReadLine(words, where) is { } reason)
            {
                Error(where, reason);
            }
        }

        if (!hasHead && _lines.Count > 0)
        {
            Error(_map.Span(0, 1), "its first line must be 'tern-lock 1'");
        }

        return new LockReading(
            new ContractLock(
                _messages.Values.Select(m => m.ToModel()).OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Wire).ToEquatableArray(),
                _enums.Values.Select(e => e.ToModel()).OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Wire).ToEquatableArray(),
                _services.Values.Select(s => s.ToModel()).OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Wire).ToEquatableArray()),
            _errors.ToEquatableArray());
    }

    private string? ReadLine(string[] words, SourceSpan where)
    {
        ContractWires wires = words[0] switch
        {
            "both" => ContractWires.Both,
            "thrift" => ContractWires.Thrift,
            "proto" => ContractWires.Protobuf,
            _ => ContractWires.None,
        };
        if (wires == ContractWires.None)
        {
            return words[0].StartsWith("<<<<<<<", StringComparison.Ordinal) || words[0].StartsWith("=======", StringComparison.Ordinal) || words[0].StartsWith(">>>>>>>", StringComparison.Ordinal)
                ? "it is a mark of a merge conflict; keep the lines of both sides, in any order"
                : "a line begins with both, thrift or proto";
        }

        if (words.Length < 3)
        {
            return "it is too short";
        }

        foreach (ContractWires wire in new[] { ContractWires.Thrift, ContractWires.Protobuf })
        {
            if ((wires & wire) != 0 && ReadLine(wire, words, where) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private string? ReadLine(ContractWires wire, string[] words, SourceSpan where)
    {
        string name = LockWord.Unescape(words[2]);
        switch (words[1])
        {
            case "message":
                return Get(_messages, name, wire, () => new MessageLines(name, wire)).Read(words, where);
            case "enum":
                return Get(_enums, name, wire, () => new EnumLines(name, wire)).Read(words, where);
            case "service":
                return Get(_services, name, wire, () => new ServiceLines(name, wire)).Read(words, where);
            default:
                return $"'{words[1]}' is neither message nor enum nor service";
        }
    }

    private void Error(SourceSpan where, string reason) => _errors.Add(IdlRules.LockUnreadable.At(where, reason));

    private static T Get<T>(Dictionary<(string Name, ContractWires Wire), T> all, string name, ContractWires wire, Func<T> make)
    {
        if (!all.TryGetValue((name, wire), out T? value))
        {
            value = make();
            all.Add((name, wire), value);
        }

        return value;
    }

    private static bool IsNumber(string word, out int number) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static LockedReservation? ReservationOf(string[] words, int at)
    {
        if (words.Length <= at)
        {
            return null;
        }

        int dots = words[at].IndexOf("..", StringComparison.Ordinal);
        string first = dots < 0 ? words[at] : words[at].Substring(0, dots);
        string last = dots < 0 ? words[at] : words[at].Substring(dots + 2);
        return IsNumber(first, out int from) && IsNumber(last, out int to) && from <= to
            ? new LockedReservation(from, to, words.Length > at + 1 ? LockWord.Unescape(words[at + 1]) : null)
            : null;
    }

    private static string TypeOn(ContractWires wire, string word)
    {
        int bar = word.IndexOf('|');
        return bar < 0 ? word : wire == ContractWires.Thrift ? word.Substring(0, bar) : word.Substring(bar + 1);
    }

    // name presence type [default=…] [oneof=…] [json=…]
    private static LockedField? FieldOf(ContractWires wire, int id, string[] words, int at, SourceSpan where)
    {
        if (words.Length < at + 3 || !Enum.TryParse(words[at + 1], ignoreCase: true, out IdlPresence presence))
        {
            return null;
        }

        string? Extra(string name) => words.Skip(at + 3).Where(w => w.StartsWith(name + "=", StringComparison.Ordinal)).Select(w => LockWord.Unescape(w.Substring(name.Length + 1))).FirstOrDefault();
        return new LockedField(id, LockWord.Unescape(words[at]), TypeOn(wire, words[at + 2]), presence, Extra("default"), Extra("oneof"), Extra("json"), where);
    }

    private sealed class MessageLines(string name, ContractWires wire)
    {
        private readonly SortedDictionary<int, LockedField> _fields = [];
        private readonly List<LockedReservation> _reserved = [];
        private readonly List<string> _reservedNames = [];
        private IdlMessageKind _kind;
        private SourceSpan? _where;

        public string? Read(string[] words, SourceSpan where)
        {
            if (words.Length == 4 && Enum.TryParse(words[3], ignoreCase: true, out IdlMessageKind kind) && !char.IsDigit(words[3][0]))
            {
                if (_where is not null)
                {
                    return "another line says what kind of message it is; keep one of them";
                }

                _kind = kind;
                _where = where;
                return null;
            }

            if (words.Length >= 5 && words[3] == "reserved-name")
            {
                _reservedNames.Add(LockWord.Unescape(words[4]));
                return null;
            }

            if (words.Length >= 5 && words[3] == "reserved")
            {
                if (ReservationOf(words, 4) is not { } reservation)
                {
                    return $"'{words[4]}' is no number";
                }

                _reserved.Add(reservation);
                return null;
            }

            if (words.Length < 4 || !IsNumber(words[3], out int id) || FieldOf(wire, id, words, 4, where) is not { } field)
            {
                return "it is no field: expected id, name, presence and type";
            }

            if (_fields.ContainsKey(id))
            {
                return "another line has the same id; keep one of them";
            }

            _fields.Add(id, field);
            return null;
        }

        public LockedMessage ToModel() => new(
            wire,
            name,
            _kind,
            _fields.Values.ToEquatableArray(),
            _reserved.OrderBy(r => r.First).ToEquatableArray(),
            _reservedNames.OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
            _where);
    }

    private sealed class EnumLines(string name, ContractWires wire)
    {
        private readonly List<LockedEnumValue> _values = [];
        private readonly List<LockedReservation> _reserved = [];
        private readonly List<string> _reservedNames = [];
        private bool _isClosed;
        private SourceSpan? _where;

        public string? Read(string[] words, SourceSpan where)
        {
            if (words.Length == 4 && words[3] is "open" or "closed")
            {
                if (_where is not null)
                {
                    return "another line says whether it is open; keep one of them";
                }

                _isClosed = words[3] == "closed";
                _where = where;
                return null;
            }

            if (words.Length >= 5 && words[3] == "reserved-name")
            {
                _reservedNames.Add(LockWord.Unescape(words[4]));
                return null;
            }

            if (words.Length >= 5 && words[3] == "reserved")
            {
                if (ReservationOf(words, 4) is not { } reservation)
                {
                    return $"'{words[4]}' is no number";
                }

                _reserved.Add(reservation);
                return null;
            }

            if (words.Length != 5 || !IsNumber(words[3], out int value))
            {
                return "it is no value: expected number and name";
            }

            _values.Add(new LockedEnumValue(value, LockWord.Unescape(words[4]), where));
            return null;
        }

        public LockedEnum ToModel() => new(
            wire,
            name,
            _isClosed,
            _values.OrderBy(v => v.Value).ThenBy(v => v.Name, StringComparer.Ordinal).ToEquatableArray(),
            _reserved.OrderBy(r => r.First).ToEquatableArray(),
            _reservedNames.OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
            _where);
    }

    private sealed class ServiceLines(string name, ContractWires wire)
    {
        private readonly SortedDictionary<string, MethodLines> _methods = new(StringComparer.Ordinal);
        private SourceSpan? _where;

        public string? Read(string[] words, SourceSpan where)
        {
            if (words.Length == 3)
            {
                _where = where;
                return null;
            }

            string method = LockWord.Unescape(words[3]);
            if (!_methods.TryGetValue(method, out MethodLines? lines))
            {
                lines = new MethodLines(method, wire);
                _methods.Add(method, lines);
            }

            return lines.Read(words, where);
        }

        public LockedService ToModel() => new(wire, name, _methods.Values.Select(m => m.ToModel()).ToEquatableArray(), _where);
    }

    private sealed class MethodLines(string name, ContractWires wire)
    {
        private readonly SortedDictionary<int, LockedField> _arguments = [];
        private readonly SortedDictionary<int, LockedField> _throws = [];
        private MethodKind? _kind;
        private string? _result;
        private SourceSpan? _where;

        public string? Read(string[] words, SourceSpan where)
        {
            if (words.Length == 5 && KindOf(words[4]) is { } kind)
            {
                if (_kind is not null)
                {
                    return "another line says what kind of method it is; keep one of them";
                }

                _kind = kind;
                _where = where;
                return null;
            }

            if (words.Length == 6 && words[4] == "returns")
            {
                if (_result is not null)
                {
                    return "another line says what it returns; keep one of them";
                }

                _result = TypeOn(wire, words[5]);
                return null;
            }

            if (words.Length == 8 && words[4] == "throws" && IsNumber(words[5], out int thrown))
            {
                return Add(_throws, new LockedField(thrown, LockWord.Unescape(words[6]), TypeOn(wire, words[7]), IdlPresence.Optional, null, null, null, where));
            }

            return words.Length > 4 && IsNumber(words[4], out int id) && FieldOf(wire, id, words, 5, where) is { } argument
                ? Add(_arguments, argument)
                : "it is no part of a method: expected its kind, an argument, returns or throws";
        }

        public LockedMethod ToModel() => new(name, _kind ?? MethodKind.Unary, _arguments.Values.ToEquatableArray(), _result, _throws.Values.ToEquatableArray(), _where);

        private static string? Add(SortedDictionary<int, LockedField> fields, LockedField field)
        {
            if (fields.ContainsKey(field.Id))
            {
                return "another line has the same id; keep one of them";
            }

            fields.Add(field.Id, field);
            return null;
        }

        private static MethodKind? KindOf(string word)
            => Enum.GetValues(typeof(MethodKind)).Cast<MethodKind>().Where(k => LockText.WordOf(k) == word).Select(k => (MethodKind?)k).FirstOrDefault();
    }
}
