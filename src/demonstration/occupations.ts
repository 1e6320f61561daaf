import type { Tx } from '../database/open.ts'
import { addOccupations } from '../members/occupations-save.ts'

/** Offers the occupations of the demonstration's works councils. */
export async function offerOccupations(tx: Tx, now: Temporal.Instant, realmId: string): Promise<void> {
  await addOccupations(tx, now, realmId, occupations)
}

/** What people do in companies of every size, in both forms where they differ. */
const occupations = `
Accompagnant éducatif / Accompagnante éducative; Acheteur / Acheteuse; Agent commercial / Agente commerciale;
Agent d'accueil / Agente d'accueil; Agent d'entretien / Agente d'entretien; Agent d'escale / Agente d'escale;
Agent d'exploitation / Agente d'exploitation; Agent de conditionnement / Agente de conditionnement;
Agent de fabrication / Agente de fabrication; Agent de maintenance / Agente de maintenance;
Agent de maîtrise / Agente de maîtrise; Agent de méthodes / Agente de méthodes;
Agent de planification / Agente de planification; Agent de production / Agente de production;
Agent de propreté / Agente de propreté; Agent de quai / Agente de quai;
Agent de restauration / Agente de restauration; Agent de sécurité / Agente de sécurité;
Agent de service hospitalier / Agente de service hospitalier; Agent de tri / Agente de tri;
Agent des services généraux / Agente des services généraux; Agent logistique / Agente logistique;
Agent polyvalent / Agente polyvalente; Aide à domicile; Aide comptable; Aide de cuisine;
Aide-soignant / Aide-soignante; Ajusteur monteur / Ajusteuse monteuse; Alternant / Alternante;
Ambulancier / Ambulancière; Analyste de données; Analyste financier / Analyste financière;
Animateur qualité / Animatrice qualité; Animateur sécurité / Animatrice sécurité;
Animateur socioculturel / Animatrice socioculturelle; Apprenti / Apprentie; Architecte;
Architecte informatique; Archiviste; Assistant administratif / Assistante administrative;
Assistant commercial / Assistante commerciale; Assistant comptable / Assistante comptable;
Assistant de direction / Assistante de direction; Assistant de gestion / Assistante de gestion;
Assistant de vie / Assistante de vie; Assistant juridique / Assistante juridique;
Assistant marketing / Assistante marketing; Assistant ressources humaines / Assistante ressources humaines;
Assistant social / Assistante sociale; Auditeur / Auditrice; Auxiliaire de puériculture; Auxiliaire de vie;
Barman / Barmaid; Bibliothécaire; Bobinier / Bobinière; Boucher / Bouchère; Boulanger / Boulangère;
Câbleur / Câbleuse; Caissier / Caissière; Calorifugeur / Calorifugeuse; Cariste; Carreleur / Carreleuse;
Carrossier / Carrossière; Charcutier / Charcutière; Chargé d'affaires / Chargée d'affaires;
Chargé d'études / Chargée d'études; Chargé de clientèle / Chargée de clientèle;
Chargé de communication / Chargée de communication; Chargé de formation / Chargée de formation;
Chargé de mission / Chargée de mission; Chargé de paie / Chargée de paie;
Chargé de projet / Chargée de projet; Chargé de recrutement / Chargée de recrutement;
Charpentier / Charpentière; Chaudronnier / Chaudronnière; Chauffagiste; Chauffeur de bus / Chauffeuse de bus;
Chauffeur de taxi / Chauffeuse de taxi; Chauffeur livreur / Chauffeuse livreuse;
Chef d'agence / Cheffe d'agence; Chef d'atelier / Cheffe d'atelier; Chef d'équipe / Cheffe d'équipe;
Chef de chantier / Cheffe de chantier; Chef de cuisine / Cheffe de cuisine; Chef de ligne / Cheffe de ligne;
Chef de produit / Cheffe de produit; Chef de projet / Cheffe de projet;
Chef de projet informatique / Cheffe de projet informatique; Chef de quai / Cheffe de quai;
Chef de rayon / Cheffe de rayon; Chef de service / Cheffe de service;
Chef de zone export / Cheffe de zone export; Chimiste; Coffreur / Coffreuse; Coiffeur / Coiffeuse;
Commercial / Commerciale; Commis de cuisine; Comptable; Concepteur graphique / Conceptrice graphique;
Conducteur d'engins / Conductrice d'engins; Conducteur de four / Conductrice de four;
Conducteur de ligne / Conductrice de ligne; Conducteur de machines / Conductrice de machines;
Conducteur de presse / Conductrice de presse; Conducteur de train / Conductrice de train;
Conducteur de travaux / Conductrice de travaux; Conducteur routier / Conductrice routière;
Conseiller bancaire / Conseillère bancaire; Conseiller clientèle / Conseillère clientèle;
Conseiller de vente / Conseillère de vente; Conseiller en assurances / Conseillère en assurances;
Conseiller en insertion / Conseillère en insertion; Consultant / Consultante; Contremaître / Contremaîtresse;
Contrôleur de gestion / Contrôleuse de gestion; Contrôleur qualité / Contrôleuse qualité;
Coordinateur logistique / Coordinatrice logistique; Cordonnier / Cordonnière; Couturier / Couturière;
Couvreur / Couvreuse; Cuisinier / Cuisinière; Décorateur / Décoratrice; Délégué médical / Déléguée médicale;
Démarcheur / Démarcheuse; Dessinateur industriel / Dessinatrice industrielle;
Dessinateur projeteur / Dessinatrice projeteuse; Développeur informatique / Développeuse informatique;
Diététicien / Diététicienne; Directeur administratif et financier / Directrice administrative et financière;
Directeur commercial / Directrice commerciale; Directeur d'établissement / Directrice d'établissement;
Directeur de production / Directrice de production; Directeur de site / Directrice de site;
Directeur des achats / Directrice des achats;
Directeur des ressources humaines / Directrice des ressources humaines;
Directeur des systèmes d'information / Directrice des systèmes d'information;
Directeur général / Directrice générale; Directeur marketing / Directrice marketing;
Directeur technique / Directrice technique; Documentaliste; Ébéniste;
Éducateur spécialisé / Éducatrice spécialisée; Électricien / Électricienne;
Électromécanicien / Électromécanicienne; Électronicien / Électronicienne;
Employé administratif / Employée administrative; Employé de banque / Employée de banque;
Employé de commerce / Employée de commerce; Employé de libre-service / Employée de libre-service;
Employé de ménage / Employée de ménage; Emballeur / Emballeuse; Enseignant / Enseignante; Ergonome;
Étancheur / Étancheuse; Facteur / Factrice; Fleuriste; Fondeur / Fondeuse; Formateur / Formatrice;
Fraiseur / Fraiseuse; Gardien d'immeuble / Gardienne d'immeuble; Géomètre; Gestionnaire de paie;
Gestionnaire de patrimoine; Gestionnaire de sinistres; Gestionnaire de stocks; Gouvernant / Gouvernante;
Graphiste; Grutier / Grutière; Hôte d'accueil / Hôtesse d'accueil; Hôte de caisse / Hôtesse de caisse;
Hydraulicien / Hydraulicienne; Imprimeur / Imprimeuse; Infirmier / Infirmière; Infographiste;
Ingénieur commercial / Ingénieure commerciale; Ingénieur d'affaires / Ingénieure d'affaires;
Ingénieur d'études / Ingénieure d'études; Ingénieur méthodes / Ingénieure méthodes;
Ingénieur procédés / Ingénieure procédés; Ingénieur qualité / Ingénieure qualité;
Ingénieur recherche et développement / Ingénieure recherche et développement;
Ingénieur sécurité / Ingénieure sécurité; Ingénieur système et réseau / Ingénieure système et réseau;
Inspecteur / Inspectrice; Intérimaire; Jardinier / Jardinière; Journaliste; Juriste; Kinésithérapeute;
Laborantin / Laborantine; Livreur / Livreuse; Maçon / Maçonne; Magasinier / Magasinière;
Maître d'hôtel / Maîtresse d'hôtel; Agent cynophile / Agente cynophile; Manutentionnaire;
Marbrier / Marbrière; Mécanicien automobile / Mécanicienne automobile;
Mécanicien de maintenance / Mécanicienne de maintenance; Mécanicien poids lourds / Mécanicienne poids lourds;
Médecin du travail; Menuisier / Menuisière; Métallier / Métallière; Métrologue; Miroitier / Miroitière;
Modéliste; Moniteur d'atelier / Monitrice d'atelier; Monteur électricien / Monteuse électricienne;
Monteur en réseaux / Monteuse en réseaux; Mouleur / Mouleuse;
Opérateur de commande numérique / Opératrice de commande numérique;
Opérateur de production / Opératrice de production; Opérateur de saisie / Opératrice de saisie;
Opticien / Opticienne; Ouvrier d'entretien / Ouvrière d'entretien; Ouvrier paysagiste / Ouvrière paysagiste;
Outilleur / Outilleuse; Pâtissier / Pâtissière; Peintre en bâtiment;
Peintre industriel / Peintre industrielle; Pharmacien / Pharmacienne; Photographe; Pilote d'installation;
Plaquiste; Plâtrier / Plâtrière; Plombier / Plombière; Plongeur en restauration / Plongeuse en restauration;
Polisseur / Polisseuse; Pompier d'entreprise / Pompière d'entreprise;
Préparateur de commandes / Préparatrice de commandes; Préparateur en pharmacie / Préparatrice en pharmacie;
Professeur / Professeure; Programmeur / Programmeuse; Psychologue; Puériculteur / Puéricultrice;
Réceptionnaire; Réceptionniste; Rectifieur / Rectifieuse; Régleur / Régleuse; Relieur / Relieuse;
Réparateur / Réparatrice; Responsable administratif / Responsable administrative; Responsable d'agence;
Responsable d'entrepôt; Responsable de la communication; Responsable de magasin; Responsable de maintenance;
Responsable de production; Responsable des achats; Responsable des ventes; Responsable informatique;
Responsable logistique; Responsable qualité; Responsable sécurité et environnement; Sableur / Sableuse;
Secrétaire; Secrétaire comptable; Secrétaire de direction; Secrétaire médical / Secrétaire médicale;
Serrurier / Serrurière; Serveur / Serveuse; Sommelier / Sommelière; Souffleur de verre / Souffleuse de verre;
Soudeur / Soudeuse; Stagiaire; Standardiste; Statisticien / Statisticienne; Styliste;
Tailleur de pierre / Tailleuse de pierre; Tapissier / Tapissière;
Technicien d'assistance / Technicienne d'assistance; Technicien d'intervention / Technicienne d'intervention;
Technicien de bureau d'études / Technicienne de bureau d'études;
Technicien de laboratoire / Technicienne de laboratoire;
Technicien de maintenance / Technicienne de maintenance; Technicien du froid / Technicienne du froid;
Technicien informatique / Technicienne informatique; Technicien méthodes / Technicienne méthodes;
Technicien qualité / Technicienne qualité; Technicien réseau / Technicienne réseau;
Téléconseiller / Téléconseillère; Teinturier / Teinturière; Tourneur / Tourneuse; Traducteur / Traductrice;
Trésorier / Trésorière; Usineur / Usineuse; Vendeur / Vendeuse; Verrier / Verrière;
Veilleur de nuit / Veilleuse de nuit; Viticulteur / Viticultrice
`
  .trim()
  .split(/;\s/)
