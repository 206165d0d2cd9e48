import { Buffer } from 'node:buffer';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { near, rowsOf } from './states.ts';

const folder = temporaryFolder();

/** Letters of windows-1252 that stand in these files are those of Latin-1, but for the euro, which is byte 128 there. */
const windows1252 = (text: string) => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
const lines = (...records: string[]) => `${records.join('\n')}\n`;

/**
 * One story as several programs write it: the first customer starts on 5 January 2025 and stays, the second starts on
 * 31 March and leaves on 15 February 2026, the third starts on 10 June 2025 and stays, the fourth on 20 January 2026.
 */
const exports: readonly (readonly [title: string, name: string, content: string | Buffer, pays: boolean])[] = [
  [
    'fecha_alta and fecha_baja, semicolons, decimal commas, windows-1252',
    'altas.csv',
    windows1252(
      lines(
        'id_cliente;razón social;fecha_alta;fecha_baja;cuota;provincia',
        '0012;Peña e Hijos;05/01/2025;;1.250,50;León',
        '0013;Muñoz;31/03/2025;15/02/2026;99,90;Málaga',
        '0014;Ibáñez;10/06/2025;;49,00;Cádiz',
        '0015;Núñez y Cía;20/01/2026;;120,00;Ávila',
      ),
    ),
    true,
  ],
  [
    'cliente desde and hasta, amounts with their sign, windows-1252',
    'desde.csv',
    windows1252(
      lines(
        'Cliente;Cliente desde;Hasta;Estado;Cuota mensual (€)',
        'Peña e Hijos;05/01/2025;31/12/9999;Activo;1.250,50 €',
        'Muñoz;31/03/2025;15/02/2026;Baja;99,90 €',
        'Ibáñez;10/06/2025;;Activo;49,00 €',
        'Núñez;20/01/2026;;Activo;120,00 €',
      ),
    ),
    true,
  ],
  [
    'created and canceled_at',
    'canceled.csv',
    lines(
      'id,created,canceled_at,plan,mrr',
      'cus_1,2025-01-05T10:00:00Z,,pro,1250.50',
      'cus_2,2025-03-31T10:00:00Z,2026-02-15T09:00:00Z,basic,99.90',
      'cus_3,2025-06-10T10:00:00Z,,basic,49.00',
      'cus_4,2026-01-20T10:00:00Z,,pro,120.00',
    ),
    true,
  ],
  [
    'created and canceled_at, in seconds since 1970',
    // Seconds of 09:00 UTC on those days, counted by GNU date 9.1.
    'seconds.csv',
    lines('id,created,canceled_at', 'a,1736067600,', 'b,1743411600,1771146000', 'c,1749546000,', 'd,1768899600,'),
    false,
  ],
  [
    'Created (UTC) and Canceled At (UTC)',
    'subscribers.csv',
    lines(
      'Customer ID,Created (UTC),Canceled At (UTC),Plan',
      'cus_1,2025-01-05 10:00,,pro',
      'cus_2,2025-03-31 10:00,2026-02-15 09:00,basic',
      'cus_3,2025-06-10 10:00,,basic',
      'cus_4,2026-01-20 10:00,,pro',
    ),
    false,
  ],
  [
    'alta and baja as spreadsheets count days',
    // Days after 1899-12-30, counted by GNU date 9.1.
    'serials.csv',
    lines('cliente;alta;baja', '1;45662;', '2;45747;46068', '3;45818;', '4;46042;'),
    false,
  ],
];

// The year to 15 February 2026, the last day that the files name: 16 February 2025 begins it, with the first alone.
const counts = { start: 1, new: 3, lost: 1, end: 3 };
// 99.90 + 49 + 120 came, 99.90 went: 1250.50 + 268.90 − 99.90.
const money = { revenue_start: 1250.5, revenue_new: 268.9, revenue_churn: 99.9, revenue_end: 1419.5 };
const noMoney = { revenue_start: null, revenue_new: null, revenue_churn: null, revenue_end: null };

describe.each(exports)('%s', (_, name, content, pays) => {
  const file = folder.file(name, content);

  test('cx customer-growth needs no option', async () => {
    const result = await resultOf(['customer-growth', file]);
    expect(result.accounting).toMatchObject({ read: 4, used: 4, excluded: [] });
    expect(rowsOf(result, 'overall')).toMatchObject([{ ...counts, ...(pays ? money : noMoney), complete: true }]);
    expect(result.headlines.map(({ name: what, value }) => [what, value])).toEqual([
      ['customers', 3],
      ['net_growth', 2],
      ['net_revenue_growth', pays ? near(1419.5 / 1250.5 - 1) : null],
    ]);
  });

  test('cx churn needs no option', async () => {
    const result = await resultOf(['churn', file]);
    expect(rowsOf(result, 'overall')).toMatchObject([
      { ...counts, churn_rate: 1, revenue_churn_rate: pays ? near(99.9 / 1250.5) : null },
    ]);
  });
});

describe('a customers file that says too little is refused, with what to type', () => {
  const refusalOf = async (name: string, content: string | Buffer) => {
    const file = folder.file(name, content);
    const both = [];
    for (const metric of ['churn', 'customer-growth']) {
      const { status, stdout, stderr } = await runCx([metric, file]);
      expect(stdout).toBe('');
      both.push([status, stderr.trim().split('\n').at(-1)!.replaceAll(file, 'FILE').trim()]);
    }
    expect(both[0]).toEqual(both[1]);
    return both[0];
  };

  test('days and months that nothing tells apart', async () => {
    const refused = await refusalOf(
      'order.csv',
      lines('cliente;fecha_alta;fecha_baja', '1;05/01/2025;', '2;03/04/2025;'),
    );
    expect(refused).toEqual([3, expect.stringContaining('--date-order dmy')]);
  });

  test('money whose separator nothing settles', async () => {
    const refused = await refusalOf(
      'decimal.csv',
      lines('cliente;fecha_alta;fecha_baja;cuota', '1;15/01/2025;;1.250', '2;31/03/2025;15/02/2026;2.100'),
    );
    expect(refused).toEqual([3, expect.stringContaining('--decimal')]);
  });

  test('two columns that could be the customer', async () => {
    const refused = await refusalOf(
      'two.csv',
      lines('correo,email,created,canceled_at', 'b@x.example,a@x.example,2025-01-15,'),
    );
    expect(refused).toEqual([3, 'choose: --map customer_id="correo"']);
  });

  test('subscriptions with an amount, which could be purchases', async () => {
    const refused = await refusalOf(
      'subscriptions.csv',
      lines('Customer ID,Status,Created (UTC),Canceled At (UTC),Amount', 'cus_1,active,2025-01-05 10:00,,99.00'),
    );
    expect(refused).toEqual([2, expect.stringContaining('--customers FILE or --transactions FILE')]);
  });
});
