import { DuckDBInstance } from '@duckdb/node-api';

/** The rows of each query among some statements, as a user would run them: in a database of its own, which knows nothing of the project. */
export async function rowsOfPrinted(text: string): Promise<string[][][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const rows: string[][][] = [];
    for (const statement of text.split(';\n')) {
      const bare = statement.replaceAll(/^\s*--.*$/gmu, '').trim();
      if (bare === '') continue;
      const result = await connection.runAndReadAll(statement);
      if (!bare.startsWith('CREATE')) rows.push(result.getRows().map((row) => row.map(String)));
    }
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
