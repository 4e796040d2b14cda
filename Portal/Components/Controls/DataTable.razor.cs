using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>
/// A table of records. Columns are <see cref="Column{T}"/> children in <see cref="Columns"/>. On phones each row becomes a small card,
/// or, with <see cref="Scroll"/>, the table scrolls sideways in its own box.
/// </summary>
public sealed partial class DataTable<T>
{
    private readonly List<Column<T>> _columns = [];

    [Parameter, EditorRequired] public IReadOnlyList<T> Items { get; set; } = [];

    /// <summary>What the table is of, for screen readers.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    [Parameter, EditorRequired] public RenderFragment? Columns { get; set; }

    /// <summary>Shown in place of the table when there are no rows.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>What tells rows apart over renders; the record itself by default.</summary>
    [Parameter] public Func<T, object>? RowKey { get; set; }

    /// <summary>Attributes of a row, e.g. <c>data-testid</c>.</summary>
    [Parameter] public Func<T, IEnumerable<KeyValuePair<string, object>>>? RowAttributes { get; set; }

    /// <summary>On phones: scroll sideways instead of stacking.</summary>
    [Parameter] public bool Scroll { get; set; }

    [Parameter] public string? Class { get; set; }

    internal void Add(Column<T> column) => _columns.Add(column);

    internal void Remove(Column<T> column) => _columns.Remove(column);

    private object Key(T item) => RowKey?.Invoke(item) ?? (object?)item ?? this;
}
