import { mapText } from '#adapters/document/prepare-paper'
import { account, sampleTransfers } from '#adapters/document/sample-transfers'
import type { Block, Paper } from '#core/request/blocks'

const opening: readonly Block[] = [
  {
    kind: 'letterhead',
    lines: [
      'République du Panama',
      'Ministère public — Procureure générale de la Nation',
      'Affaires internationales · Autorité centrale au titre de la Convention des Nations Unies contre la corruption',
      'Avenida Perú et Calle 33 Este, Panama',
    ],
  },
  {
    kind: 'reference',
    rows: [
      ['Notre référence', 'PA-OUT-MLA-2026-000147-8'],
      ['Votre référence', 'néant à ce jour'],
      ['Date', 'le 4 mars 2026'],
      ['À', 'l’Office fédéral de la justice, Unité Entraide judiciaire\nBundesrain 20, 3003 Berne, Suisse'],
      ['Urgence', 'Urgent : les comptes pourraient être clos le 30 avril 2026 (voir le paragraphe 14)'],
    ],
  },
  { kind: 'title', text: 'Demande d’entraide judiciaire en matière pénale' },
  {
    kind: 'paragraph',
    text: 'Le Ministère public de la République du Panama présente ses compliments à l’Office fédéral de la justice de la Confédération suisse et a l’honneur de solliciter son assistance dans l’enquête décrite ci-après, ouverte contre Esteban ARROCHA VILLAMONTE et consorts pour corruption d’agent public national et blanchiment du produit de cette infraction.',
  },
]

const basis: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Base légale' },
  {
    kind: 'paragraph',
    number: 1,
    text: 'La demande est fondée sur l’article 46 de la Convention des Nations Unies contre la corruption, faite à New York le 31 octobre 2003, qui lie les deux États. Aucun traité d’entraide judiciaire n’étant en vigueur entre eux, les paragraphes 9 à 29 de cet article s’appliquent.',
  },
  {
    kind: 'paragraph',
    number: 2,
    text: 'Les faits constituent une infraction visée à l’article 15 de la Convention. S’agissant des documents bancaires, l’autorité requérante rappelle le paragraphe 8 de l’article 46 :',
  },
  {
    kind: 'quotation',
    text: '« Les États Parties ne peuvent invoquer le secret bancaire pour refuser l’entraide judiciaire en vertu du présent article. »',
    source: 'Convention des Nations Unies contre la corruption, article 46, paragraphe 8',
  },
]

const facts: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Exposé des faits' },
  { kind: 'heading', level: 2, text: 'Le marché public' },
  {
    kind: 'paragraph',
    number: 3,
    text: 'Le 9 février 2023, la Direction des routes a attribué la construction du pont de Río Claro Norte, pour 41 300 000 USD, à la société Constructora Istmo Azul, S.A. (« Istmo Azul »). La décision a été signée par le directeur adjoint, Esteban ARROCHA VILLAMONTE, né le 17 août 1971 à Santiago de Veraguas, titulaire du passeport PA0417718.',
  },
  {
    kind: 'paragraph',
    number: 4,
    text: 'Deux offres moins élevées avaient été écartées trois jours plus tôt, faute de garantie bancaire. Les garanties ont été découvertes dans le bureau de M. ARROCHA VILLAMONTE lors de la perquisition du 12 novembre 2025 ; le timbre du greffe établit qu’elles avaient été reçues à temps.',
  },
  {
    kind: 'paragraph',
    number: 5,
    text: 'Entendu le 3 décembre 2025, Mauricio QUIJANO LEDEZMA, gérant d’Istmo Azul, a déclaré que huit pour cent de chaque acompte « devaient revenir à Esteban » par l’intermédiaire d’une société détenue par son beau-frère, Samir AL-KHATIB (سمير الخطيب).',
  },
  { kind: 'heading', level: 2, text: 'Les fonds' },
  {
    kind: 'paragraph',
    number: 6,
    text: `La comptabilité d’Istmo Azul fait apparaître les virements ci-dessous vers le compte ${account}, ouvert par Corvina Trading Ltd auprès de la Banque Salève & Cie SA à Genève. Les contrats indiqués comme motif n’ont pu être retrouvés :`,
  },
  {
    kind: 'table',
    head: ['Nº', 'Date de valeur', 'Montant', 'Donneur → bénéficiaire', 'Motif indiqué'],
    rows: sampleTransfers(['Conseil technique', 'Étude du sous-sol, phase II', 'aucun']),
  },
  {
    kind: 'paragraph',
    number: 7,
    text: 'Les virements 6, 9 et 12 ont été effectués vers la fondation Quebrada Honda, auprès de la même banque, dans les trois jours suivant un paiement d’Istmo Azul. L’ayant droit de la fondation serait l’épouse de M. ARROCHA VILLAMONTE ; l’autorité requérante ne dispose d’aucune pièce qui l’établisse.',
  },
]

const asked: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Mesures sollicitées' },
  { kind: 'heading', level: 2, text: 'Documents bancaires' },
  {
    kind: 'paragraph',
    number: 8,
    text: 'L’autorité compétente est priée d’obtenir de la Banque Salève & Cie SA et de transmettre, pour la période du 1er janvier 2023 au jour de l’exécution, en ce qui concerne les comptes de Corvina Trading Ltd et de la fondation Quebrada Honda :',
  },
  {
    kind: 'list',
    ordered: true,
    items: [
      'les documents d’ouverture de chaque compte, y compris les formulaires d’identification de l’ayant droit économique ;',
      'les relevés, et les justificatifs de tout virement supérieur à 10 000 USD ;',
      'les notes internes relatives à la relation et à la clarification des transactions ;',
      'la correspondance avec MM. ARROCHA VILLAMONTE, QUIJANO LEDEZMA et AL-KHATIB.',
    ],
  },
  {
    kind: 'paragraph',
    number: 9,
    text: 'Ces documents sont nécessaires pour établir si les paiements sont parvenus à l’agent public ou à sa famille, ce qui est un élément constitutif de l’infraction, et pour localiser les avoirs susceptibles d’être confisqués (paragraphes 6 et 7).',
  },
  { kind: 'heading', level: 2, text: 'Audition d’un témoin' },
  {
    kind: 'paragraph',
    number: 10,
    text: 'L’autorité compétente est priée d’entendre en qualité de témoin Béatrice HOFSTETTER, qui a été jusqu’en juin 2024 chargée des deux relations au sein de la banque, sur les personnes qui donnaient les instructions et sur les pièces qui lui seront présentées (annexe 3).',
  },
  { kind: 'paragraph', number: 11, open: true, text: 'Adresse du témoin : [à compléter]' },
  { kind: 'heading', level: 1, text: 'Formalités' },
  {
    kind: 'paragraph',
    number: 12,
    text: 'Afin que les preuves soient recevables devant le tribunal, l’autorité requérante souhaite, dans la mesure où le droit de l’État requis le permet :',
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      'que le témoin soit informé de son droit de ne pas s’incriminer et signe chaque page du procès-verbal ;',
      'que le procureur chargé de l’enquête soit autorisé à assister à l’audition, ou à y participer par vidéoconférence ;',
      'que la banque soit priée de ne pas informer ses clients avant le 30 juin 2026.',
    ],
  },
]

const closing: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Garanties et urgence' },
  {
    kind: 'paragraph',
    number: 13,
    text: 'L’autorité requérante n’utilisera ce qu’elle recevra pour aucune enquête, poursuite ou procédure autre que celle visée ici sans le consentement préalable de l’État requis, et l’assure de la réciprocité dans un cas semblable.',
  },
  {
    kind: 'paragraph',
    number: 14,
    text: 'Par une lettre du 18 février 2026, dont une copie a été saisie, la banque a annoncé à Corvina Trading Ltd qu’elle mettrait fin à la relation le 30 avril 2026. Une réponse rapide est dès lors sollicitée.',
  },
  {
    kind: 'paragraph',
    number: 15,
    text: 'Toute question peut être adressée à Me Itzel Morán, en espagnol, en anglais ou en français : asuntos.internacionales@example.pa.',
  },
  {
    kind: 'paragraph',
    text: 'Le Ministère public remercie l’Office fédéral de la justice de sa coopération et saisit cette occasion pour lui renouveler les assurances de sa très haute considération.',
  },
  {
    kind: 'signature',
    lines: [
      'Ana Lucía PINZÓN BARRAZA',
      'Cheffe des affaires internationales',
      'Pour l’Autorité centrale de la République du Panama',
    ],
  },
  { kind: 'heading', level: 1, text: 'Annexes' },
  {
    kind: 'list',
    ordered: true,
    items: [
      'Texte des dispositions applicables du Code pénal, avec traduction française',
      'Déclaration de M. QUIJANO LEDEZMA du 3 décembre 2025, avec traduction française',
      'Pièces à présenter au témoin',
    ],
  },
]

export const frenchSample: Paper = mapText<Paper>(
  {
    language: 'fr',
    direction: 'ltr',
    title: 'Demande d’entraide judiciaire en matière pénale',
    reference: 'PA-OUT-MLA-2026-000147-8',
    marking: 'CONFIDENTIEL',
    pageOf: 'Page {page} sur {pages}',
    blocks: [...opening, ...basis, ...facts, ...asked, ...closing],
  },
  (text) =>
    text.replace(
      / (?=[:;»%])|(?<=«) |(?<=\d) (?=\d{3})|(?<=\d) (?=USD)|(?<=\bM\.) |(?<=paragraphe) (?=\d)/g,
      '\u00a0',
    ),
)
