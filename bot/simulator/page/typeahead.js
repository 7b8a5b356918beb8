// A choice whose options come from the bot while one types (`choices.data`). Microsoft's renderer keeps only the
// titles of what came; `titles` remembers which value belongs to each.

export async function answerTypeahead(AC, input, titles, search) {
  const query = input.getFilterForDynamicSearch();
  if (!query) return;
  input.showLoadingIndicator();
  try {
    const { results } = await search(input.choicesData.dataset, query);
    const values = titles.get(input.id) ?? new Map();
    titles.set(input.id, values);
    for (const { title, value } of results) values.set(title, value);
    input.renderChoices(query, results.map(({ title, value }) => new AC.Choice(title, value)));
  } catch (error) {
    input.showErrorIndicator(query, error.message);
  }
  input.removeLoadingIndicator();
}
