// case: neg-same-keys
// category: negative-map
// rationale: a dictionary filled from the very keys it is asked for, and one completed before the second loop
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegSameKeys;

public sealed class Node(string name, params string[] needs)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Needs { get; } = needs;
}

public static class Sorter
{
    public static List<string> Order(IReadOnlyCollection<Node> nodes)
    {
        var degree = nodes.ToDictionary(n => n.Name, n => n.Needs.Count);
        var users = nodes.ToDictionary(n => n.Name, _ => new List<string>());
        foreach (var node in nodes)
        {
            foreach (var need in node.Needs)
            {
                users[need].Add(node.Name);
            }
        }

        var ready = new Queue<string>(degree.Where(d => d.Value == 0).Select(d => d.Key));
        var order = new List<string>();
        while (ready.Count > 0)
        {
            ready.TryDequeue(out var name);
            order.Add(name.Trim()); // csc-false
            foreach (var user in users[name])
            {
                if (--degree[user] == 0)
                {
                    ready.Enqueue(user);
                }
            }
        }

        return order;
    }

    public static int Widths(IEnumerable<string> words)
    {
        var byLength = new Dictionary<int, List<string>>();
        foreach (var w in words)
        {
            if (!byLength.TryGetValue(w.Length, out var bucket))
            {
                byLength[w.Length] = bucket = new List<string>();
            }

            bucket.Add(w);
        }

        int sum = 0;
        foreach (var key in byLength.Keys.OrderDescending())
        {
            sum += key * byLength.GetValueOrDefault(key).Count; // csc-false
        }

        return sum;
    }
}

public static class Case
{
    public static int Demo1() => Sorter.Order([new Node("app", "lib", "log"), new Node("lib", "log"), new Node("log")]).Count;

    public static int Demo2() => Sorter.Widths(["a", "bb", "cc"]);
}
