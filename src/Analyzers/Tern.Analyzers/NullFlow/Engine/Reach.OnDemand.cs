using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Nulls that depend on what a method is given: casts that may fail, keys that may be missing. Whether they do is known where the object or the map comes from.</summary>
internal sealed partial class Reach
{
    /// <summary>Calls between such a null and the method that knows what it is given.</summary>
    private const int DemandDepth = 3;

    /// <summary>Callers that are looked at for one of them. One in a method that everybody calls is told apart by none of them.</summary>
    private const int DemandCallers = 64;

    private readonly List<(int Code, int Operand, int Made)> _onDemand = [];

    /// <summary>Maps that get an entry, and its key, by the register of the map.</summary>
    private readonly Dictionary<int, int> _puts = [];
    private HashSet<int>? _operandHolders;

    /// <summary>What maps give, and the registers of the maps: which of its items that is decides of what type it is. So with a map that is made late, and what makes it.</summary>
    private readonly List<(int Holder, int Item)> _items = [];

    /// <summary>Values that are tested for a type.</summary>
    private readonly List<(int Code, int Node)> _kinds = [];

    /// <summary>What callers pass for such a null to depend on, a few calls up: the members in which they have it.</summary>
    private void AskForArguments(bool[] asked)
    {
        bool[] marks = new bool[_flow.Nodes];
        HashSet<int> level = [.. _onDemand.Where(c => _crossed[c.Made]).Select(c => c.Operand)];
        HashSet<int> parameters = [];
        for (int depth = 0; depth < DemandDepth && level.Count > 0; depth++)
        {
            _flow.Reach(level, marks, back: true, stop: n => _owners[n] < 0 ? !_isResult.Contains(n) : IsParameter(n));
            HashSet<int> passed = [.. Marked(marks).Where(n => _owners[n] >= 0 && IsParameter(n) && parameters.Add(n))];
            HashSet<int> next = [];
            _flow.ForEach((from, to) => _ = passed.Contains(to) && !marks[from] && next.Add(from));
            level = next;
        }

        foreach (int node in Marked(marks).Where(IsMember))
        {
            asked[node] = true;
        }
    }

    /// <summary>Where a method makes a null of a null that it is passed, what callers pass decides, a few calls up.</summary>
    private void AskForEchoed(bool[] asked)
    {
        HashSet<int> making = [.. _sources.Where(s => _crossed[s] && _owners[s] >= 0).Select(s => _owners[s])];
        HashSet<int> level = [.. Marked(asked).Where(n => _owners[n] >= 0 && IsParameter(n) && making.Contains(_owners[n]) && MayBeNull(n))];
        HashSet<int> parameters = [];
        for (int depth = 0; depth < DemandDepth && level.Count > 0; depth++)
        {
            HashSet<int> passed = [];
            _flow.ForEach((from, to) => _ = level.Contains(to) && passed.Add(from));
            bool[] marks = new bool[_flow.Nodes];
            _flow.Reach(passed, marks, back: true, stop: n => _owners[n] < 0 ? !_isResult.Contains(n) : IsParameter(n));
            level = [];
            foreach (int node in Marked(marks))
            {
                asked[node] = true;
                if (_owners[node] >= 0 && IsParameter(node) && parameters.Add(node))
                {
                    level.Add(node);
                }
            }
        }
    }

    private bool MayBeNull(int parameter)
    {
        int code = _owners[parameter];
        return _codes[code].Parameters[parameter - _bases[code] - MethodCode.FirstParameter].Type.IsReferenceType;
    }

    /// <summary>Whether an instruction takes what is there, or gives null: what was put in decides that.</summary>
    private static bool IsTaking(Instruction i) => i is { Op: Op.Call, A: >= 0, Key: IMethodSymbol { Name: "TryDequeue" or "TryPop" or "TryPeek", ContainingType.Name: "Queue" or "Stack" or "PriorityQueue" } };

    /// <summary>Of a map that is asked for a key which may be missing, the keys that it has tell that it is: so do the members that hold those.</summary>
    private void AskForKeys(bool[] asked, bool[] path)
    {
        HashSet<int> holders = _puts.Count == 0 ? [] : HoldersOfOperands(path);
        if (holders.Count == 0)
        {
            return;
        }

        HashSet<int> keys = [];
        _flow.ForEach((from, to) => _ = holders.Contains(from) && _puts.TryGetValue(to, out int key) && keys.Add(key));
        _flow.ForEach((from, to) => asked[from] |= keys.Contains(to) && IsMember(from));
    }

    /// <summary>Members that hold what such a null depends on: a map, or what is cast.</summary>
    private HashSet<int> HoldersOfOperands(bool[] path)
    {
        if (_operandHolders is not null)
        {
            return _operandHolders;
        }

        HashSet<int> operands = [.. _onDemand.Where(c => _crossed[c.Made]).Select(c => c.Operand)];
        AddMaps(operands, path);
        HashSet<int> holders = [];
        if (operands.Count > 0)
        {
            _flow.ForEach((from, to) => _ = operands.Contains(to) && IsMember(from) && holders.Add(from));
        }

        return _operandHolders = holders;
    }

    /// <summary>Where an item of a map is cast, or tested for its type by a method on the way, the map decides that.</summary>
    private void AddMaps(HashSet<int> operands, bool[] path)
    {
        bool[] asked = new bool[_flow.Nodes];
        IEnumerable<int> from = operands.Concat(_kinds.Where(k => path[k.Code]).Select(k => k.Node));
        for (bool grown = _items.Count > 0; grown;)
        {
            _flow.Reach([.. from], asked, back: true, stop: n => _owners[n] < 0);
            int before = operands.Count;
            operands.UnionWith(_items.Where(i => asked[i.Item]).Select(i => i.Holder));
            grown = operands.Count > before;
            from = operands;
        }
    }

    private bool IsMember(int node) => _owners[node] < 0 && !_isResult.Contains(node);

    private void AddThoseWhoKnow(bool[] path)
    {
        foreach ((int code, int _, int made) in _onDemand)
        {
            if (!_crossed[made])
            {
                continue;
            }

            HashSet<int> seen = [code];
            List<int> level = [code];
            for (int depth = 0; depth < DemandDepth && level.Count > 0 && seen.Count < DemandCallers; depth++)
            {
                level = [.. level.SelectMany(c => _callers[c]).Where(seen.Add)];
                foreach (int caller in level)
                {
                    path[caller] = true;
                }
            }
        }
    }
}
