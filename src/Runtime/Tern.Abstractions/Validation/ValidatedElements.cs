using System.ComponentModel;

namespace Tern;

/// <summary>Elements of a collection that is known by an interface only. What readers make of such a type, lists and sets, is enumerated without memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValidatedElements<T>
{
    private readonly IEnumerable<T>? _items;

    internal ValidatedElements(IEnumerable<T>? items) => _items = items;

    /// <summary>Begins the enumeration.</summary>
    public Enumerator GetEnumerator() => new(_items);

    /// <summary>Goes over the elements, once.</summary>
    public struct Enumerator : IDisposable
    {
        private readonly IList<T>? _list;
        private readonly IEnumerator<T>? _others;
        private readonly bool _isSet;
        private HashSet<T>.Enumerator _set;
        private int _index;

        internal Enumerator(IEnumerable<T>? items)
        {
            _index = -1;
            switch (items)
            {
                case null:
                    break;
                case IList<T> list:
                    _list = list;
                    break;
                case HashSet<T> set:
                    _set = set.GetEnumerator();
                    _isSet = true;
                    break;
                default:
                    _others = items.GetEnumerator();
                    break;
            }
        }

        /// <summary>The element.</summary>
        public readonly T Current => _list is not null ? _list[_index] : _isSet ? _set.Current : _others!.Current;

        /// <summary>Goes on to the next element.</summary>
        public bool MoveNext()
        {
            if (_list is not null)
            {
                return ++_index < _list.Count;
            }

            return _isSet ? _set.MoveNext() : _others is not null && _others.MoveNext();
        }

        /// <inheritdoc/>
        public readonly void Dispose() => _others?.Dispose();
    }
}
