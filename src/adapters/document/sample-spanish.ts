import { account, sampleTransfers } from '#adapters/document/sample-transfers'
import type { Block, Paper } from '#core/request/blocks'

const opening: readonly Block[] = [
  {
    kind: 'letterhead',
    lines: [
      'República de Panamá',
      'Ministerio Público — Procuraduría General de la Nación',
      'Asuntos Internacionales · Autoridad Central en virtud de la Convención de las Naciones Unidas contra la Corrupción',
      'Avenida Perú y Calle 33 Este, Ciudad de Panamá',
    ],
  },
  {
    kind: 'reference',
    rows: [
      ['Nuestra referencia', 'PA-OUT-MLA-2026-000147-8'],
      ['Su referencia', 'aún no asignada'],
      ['Fecha', '4 de marzo de 2026'],
      [
        'A',
        'la Oficina Federal de Justicia, Unidad de Asistencia Judicial\nBundesrain 20, 3003 Berna, Suiza',
      ],
      ['Urgencia', 'Urgente: las cuentas podrían cerrarse el 30 de abril de 2026 (véase el párrafo\u00a014)'],
    ],
  },
  { kind: 'title', text: 'Solicitud de asistencia judicial recíproca en materia penal' },
  {
    kind: 'paragraph',
    text: 'El Ministerio Público de la República de Panamá saluda atentamente a la Oficina Federal de Justicia de la Confederación Suiza y solicita su asistencia en la investigación que se describe a continuación, seguida contra Esteban ARROCHA VILLAMONTE y otros por soborno de funcionario público nacional y blanqueo de su producto.',
  },
]

const basis: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Fundamento jurídico' },
  {
    kind: 'paragraph',
    number: 1,
    text: 'La solicitud se formula con arreglo al artículo 46 de la Convención de las Naciones Unidas contra la Corrupción, hecha en Nueva York el 31 de octubre de 2003, que vincula a ambos Estados. Como no existe entre ellos un tratado de asistencia judicial recíproca en vigor, se aplican los párrafos 9 a 29 de dicho artículo.',
  },
  {
    kind: 'paragraph',
    number: 2,
    text: 'Los hechos constituyen el delito previsto en el artículo 15 de la Convención. En cuanto a la documentación bancaria, la autoridad requirente recuerda el párrafo 8 del artículo 46:',
  },
  {
    kind: 'quotation',
    text: '«Los Estados Parte no invocarán el secreto bancario para denegar la asistencia judicial recíproca con arreglo al presente artículo.»',
    source: 'Convención de las Naciones Unidas contra la Corrupción, artículo 46, párrafo 8',
  },
]

const facts: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Hechos' },
  { kind: 'heading', level: 2, text: 'El contrato' },
  {
    kind: 'paragraph',
    number: 3,
    text: 'El 9 de febrero de 2023 la Dirección de Carreteras adjudicó la construcción del puente de Río Claro Norte, por 41.300.000 USD, a Constructora Istmo Azul, S.A. («Istmo Azul»). La adjudicación fue firmada por el subdirector, Esteban ARROCHA VILLAMONTE, nacido el 17 de agosto de 1971 en Santiago de Veraguas, titular del pasaporte PA0417718.',
  },
  {
    kind: 'paragraph',
    number: 4,
    text: 'Dos ofertas más bajas habían sido descartadas tres días antes por falta de fianza bancaria. Las fianzas se hallaron en el despacho del Sr. ARROCHA VILLAMONTE durante el registro del 12 de noviembre de 2025; el sello de la secretaría demuestra que ambas se recibieron a tiempo.',
  },
  {
    kind: 'paragraph',
    number: 5,
    text: 'Mauricio QUIJANO LEDEZMA, gerente de Istmo Azul, declaró el 3 de diciembre de 2025 ante el fiscal instructor que el ocho por ciento de cada anticipo «tenía que volver a Esteban» a través de una sociedad de su cuñado, Samir AL-KHATIB (سمير الخطيب).',
  },
  { kind: 'heading', level: 2, text: 'El dinero' },
  {
    kind: 'paragraph',
    number: 6,
    text: `La contabilidad de Istmo Azul muestra las transferencias siguientes a la cuenta ${account}, de Corvina Trading Ltd, en la Banque Salève & Cie SA de Ginebra. Los contratos indicados como concepto no han podido encontrarse:`,
  },
  {
    kind: 'table',
    head: ['Nº', 'Fecha valor', 'Importe', 'Ordenante → beneficiario', 'Concepto indicado'],
    rows: sampleTransfers(['Asesoría técnica', 'Estudio del subsuelo, fase II', 'ninguno']),
  },
  {
    kind: 'paragraph',
    number: 7,
    text: 'Las transferencias 6, 9 y 12 se hicieron a la fundación Quebrada Honda, en el mismo banco, dentro de los tres días siguientes a un pago de Istmo Azul. Se cree que la beneficiaria de la fundación es la esposa del Sr. ARROCHA VILLAMONTE; la autoridad requirente no dispone de documento alguno que lo acredite.',
  },
]

const asked: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Asistencia solicitada' },
  { kind: 'heading', level: 2, text: 'Documentación bancaria' },
  {
    kind: 'paragraph',
    number: 8,
    text: 'Se solicita a la autoridad competente que obtenga de la Banque Salève & Cie SA y transmita, por el período del 1 de enero de 2023 al día de la ejecución, respecto de las cuentas de Corvina Trading Ltd y de la fundación Quebrada Honda:',
  },
  {
    kind: 'list',
    ordered: true,
    items: [
      'los documentos de apertura de cada cuenta, incluidos los formularios de identificación del beneficiario efectivo;',
      'los extractos, y los comprobantes de toda transferencia superior a 10.000 USD;',
      'las notas internas sobre la relación y sobre la aclaración de operaciones;',
      'la correspondencia con los Sres. ARROCHA VILLAMONTE, QUIJANO LEDEZMA y AL-KHATIB.',
    ],
  },
  {
    kind: 'paragraph',
    number: 9,
    text: 'La documentación es necesaria para determinar si los pagos llegaron al funcionario o a su familia, lo que es un elemento del delito, y para localizar los bienes que puedan decomisarse (párrafos 6 y 7).',
  },
  { kind: 'heading', level: 2, text: 'Declaración de una testigo' },
  {
    kind: 'paragraph',
    number: 10,
    text: 'Se solicita a la autoridad competente que reciba declaración como testigo a Béatrice HOFSTETTER, encargada hasta junio de 2024 de ambas relaciones en el banco, sobre las personas que daban las instrucciones y sobre los documentos que se le exhibirán (anexo 3).',
  },
  { kind: 'paragraph', number: 11, open: true, text: 'Domicilio de la testigo: [por completar]' },
  { kind: 'heading', level: 1, text: 'Formalidades' },
  {
    kind: 'paragraph',
    number: 12,
    text: 'Para que la prueba sea admisible en juicio, la autoridad requirente desea, en la medida en que lo permita el derecho del Estado requerido:',
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      'que se informe a la testigo de su derecho a no declarar contra sí misma y que firme cada página del acta;',
      'que se autorice al fiscal instructor a asistir, o a participar por videoconferencia;',
      'que se pida al banco no informar a sus clientes antes del 30 de junio de 2026.',
    ],
  },
]

const closing: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Compromisos y urgencia' },
  {
    kind: 'paragraph',
    number: 13,
    text: 'La autoridad requirente no utilizará lo que reciba para investigaciones, procesos o actuaciones distintos de los aquí indicados sin el consentimiento previo del Estado requerido, y le asegura reciprocidad en caso análogo.',
  },
  {
    kind: 'paragraph',
    number: 14,
    text: 'Por carta de 18 de febrero de 2026, de la que se incautó una copia, el banco anunció a Corvina Trading Ltd que pondrá fin a la relación el 30 de abril de 2026. Se ruega por ello una pronta respuesta.',
  },
  {
    kind: 'paragraph',
    number: 15,
    text: 'Las consultas pueden dirigirse a la Lic. Itzel Morán, en español, inglés o francés: asuntos.internacionales@example.pa.',
  },
  {
    kind: 'paragraph',
    text: 'El Ministerio Público agradece a la Oficina Federal de Justicia su cooperación y aprovecha la oportunidad para reiterarle las seguridades de su más alta consideración.',
  },
  {
    kind: 'signature',
    lines: [
      'Ana Lucía PINZÓN BARRAZA',
      'Jefa de Asuntos Internacionales',
      'Por la Autoridad Central de la República de Panamá',
    ],
  },
  { kind: 'heading', level: 1, text: 'Anexos' },
  {
    kind: 'list',
    ordered: true,
    items: [
      'Texto de las disposiciones aplicables del Código Penal, con traducción al francés',
      'Declaración del Sr. QUIJANO LEDEZMA de 3 de diciembre de 2025, con traducción al francés',
      'Documentos que se exhibirán a la testigo',
    ],
  },
]

export const spanishSample: Paper = {
  language: 'es',
  direction: 'ltr',
  title: 'Solicitud de asistencia judicial recíproca en materia penal',
  reference: 'PA-OUT-MLA-2026-000147-8',
  marking: 'CONFIDENCIAL',
  pageOf: 'Página {page} de {pages}',
  blocks: [...opening, ...basis, ...facts, ...asked, ...closing],
}
